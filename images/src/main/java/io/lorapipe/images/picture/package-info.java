/** Reads a picture's data from its first to its last code, without making the picture. */
@NullMarked
package io.lorapipe.images.picture;

import org.jspecify.annotations.NullMarked;
