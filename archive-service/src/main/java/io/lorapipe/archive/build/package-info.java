/** Builds archives: gathers the images of a training, checks each, packs all or nothing. */
@NullMarked
package io.lorapipe.archive.build;

import org.jspecify.annotations.NullMarked;
