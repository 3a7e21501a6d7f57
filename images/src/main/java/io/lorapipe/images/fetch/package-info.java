/** Downloads reference images from public addresses, within limits. */
@NullMarked
package io.lorapipe.images.fetch;

import org.jspecify.annotations.NullMarked;
