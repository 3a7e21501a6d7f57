/** Says of images that can be trained on what they may still be worth a second look for. */
@NullMarked
package io.lorapipe.images.warn;

import org.jspecify.annotations.NullMarked;
