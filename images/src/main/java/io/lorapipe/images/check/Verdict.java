package io.lorapipe.images.check;

/** What a check found out about one image. */
public sealed interface Verdict {

    /** The image can be trained on. */
    record Usable(CheckedImage image) implements Verdict {}

    /** The image cannot be trained on. */
    record Refused(ImageProblem problem) implements Verdict {}
}
