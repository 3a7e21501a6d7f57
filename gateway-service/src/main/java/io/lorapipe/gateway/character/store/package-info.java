/** Characters in the database. */
@NullMarked
package io.lorapipe.gateway.character.store;

import org.jspecify.annotations.NullMarked;
