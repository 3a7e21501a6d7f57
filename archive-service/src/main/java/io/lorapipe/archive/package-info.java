/** archive-service: checks the reference images of a training and packs them into one archive. */
@NullMarked
package io.lorapipe.archive;

import org.jspecify.annotations.NullMarked;
