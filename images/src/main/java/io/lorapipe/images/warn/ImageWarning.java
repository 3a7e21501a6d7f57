package io.lorapipe.images.warn;

import io.lorapipe.images.check.ImageProblem;

/**
 * Why an image that can be trained on may make a worse training.
 *
 * @param image the image's name
 * @param found what is to be seen, completing a sentence that begins with the name
 * @param remedy what to do about it, as an imperative
 */
public record ImageWarning(Code code, String image, String found, String remedy) {

    public ImageWarning {
        image = ImageProblem.printable(image);
    }

    /** The kinds of warning, stable for programs. */
    public enum Code {
        BLURRED,
        TOO_DARK,
        TOO_BRIGHT,
        NEAR_DUPLICATE
    }

    /** One sentence for the user: the image, what is to be seen, and the way out. */
    public String sentence() {
        return image + " " + found + "; " + remedy + ".";
    }
}
