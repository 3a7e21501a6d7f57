/** Characters and their numbered versions. */
@NullMarked
package io.lorapipe.gateway.character;

import org.jspecify.annotations.NullMarked;
