package io.lorapipe.images.check;

/**
 * Why an image, or a set of them, cannot be trained on.
 *
 * @param culprit the image's name, or "the set" when no single image is to blame
 * @param found what is wrong, completing a sentence that begins with the culprit
 * @param remedy what to do about it, as an imperative
 */
public record ImageProblem(Code code, String culprit, String found, String remedy) {

    static final String THE_SET = "the set";
    private static final int LONGEST_NAME = 120;

    public ImageProblem {
        culprit = printable(culprit);
    }

    /** The kinds of problem, stable for programs. */
    public enum Code {
        UNREADABLE,
        EMPTY,
        UNSUPPORTED_FORMAT,
        ANIMATED,
        TRUNCATED,
        CORRUPT,
        TOO_MANY_BYTES,
        TOO_MANY_PIXELS,
        TOO_SMALL,
        TOO_ELONGATED,
        TOO_FEW_IMAGES,
        TOO_MANY_IMAGES,
        DUPLICATE,
        INVALID_CAPTION
    }

    /** One sentence for the user: the culprit, what was found, and the way out. */
    public String sentence() {
        return culprit + " " + found + "; " + remedy + ".";
    }

    /** A name that may be shown: names come from outside, may be endless, or move a terminal's cursor. */
    public static String printable(String name) {
        String clean = name.replaceAll("\\p{C}", "?");
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
