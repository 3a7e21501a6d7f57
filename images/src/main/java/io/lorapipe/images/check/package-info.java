/** Decides whether images, and sets of them, can be trained on. */
@NullMarked
package io.lorapipe.images.check;

import org.jspecify.annotations.NullMarked;
