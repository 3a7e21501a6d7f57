/** Takes personal metadata out of images without touching a pixel. */
@NullMarked
package io.lorapipe.images.clean;

import org.jspecify.annotations.NullMarked;
