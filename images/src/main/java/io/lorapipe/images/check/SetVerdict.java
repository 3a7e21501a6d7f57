package io.lorapipe.images.check;

import java.util.List;

/** What a check found out about a set of images: all of them are usable, or none is used. */
public sealed interface SetVerdict {

    /** Every image can be trained on; in the order given. */
    record Usable(List<CheckedImage> images) implements SetVerdict {
        public Usable {
            images = List.copyOf(images);
        }
    }

    /** Everything that stands in the way, not only the first. */
    record Refused(List<ImageProblem> problems) implements SetVerdict {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
