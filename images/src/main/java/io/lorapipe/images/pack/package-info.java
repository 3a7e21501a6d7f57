/** Packs checked images into the archive, the same bytes for the same images on any machine. */
@NullMarked
package io.lorapipe.images.pack;

import org.jspecify.annotations.NullMarked;
