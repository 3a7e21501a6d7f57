package io.lorapipe.gateway.image;

import io.lorapipe.images.check.ImageProblem;
import java.util.List;

/** What became of a set of given images: all are stored, or none. */
public sealed interface UploadResult {

    /** All of them are in the store, in the order given. */
    record Stored(List<StoredImage> images) implements UploadResult {
        public Stored {
            images = List.copyOf(images);
        }
    }

    /** Nothing was stored, for these reasons. */
    record Refused(List<ImageProblem> problems) implements UploadResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
