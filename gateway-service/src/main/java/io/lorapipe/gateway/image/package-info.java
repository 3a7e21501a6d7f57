/** Reference images that users give. */
@NullMarked
package io.lorapipe.gateway.image;

import org.jspecify.annotations.NullMarked;
