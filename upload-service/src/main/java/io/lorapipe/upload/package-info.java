/** upload-service: puts the archive of a training where the trainer can fetch it. */
@NullMarked
package io.lorapipe.upload;

import org.jspecify.annotations.NullMarked;
