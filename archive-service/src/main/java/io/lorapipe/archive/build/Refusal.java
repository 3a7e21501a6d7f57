package io.lorapipe.archive.build;

import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.warn.ImageWarning;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why no archive can be built of a request.
 *
 * @param culprit what is at fault, by the name the user knows
 * @param message one sentence: what was found
 * @param hint one sentence: what to do
 */
public record Refusal(Code code, String culprit, String message, String hint) {

    /** The kinds of refusal; named as in the contract. */
    public enum Code {
        INVALID_REQUEST,
        INVALID_IMAGE,
        INVALID_IMAGE_COUNT,
        DUPLICATE_IMAGE,
        IMAGE_UNREACHABLE,
        FOREIGN_REFERENCE,
        ARCHIVE_TOO_LARGE,
        STORE_REFUSED
    }

    static Refusal of(Code code, String culprit, String found, String remedy) {
        return new Refusal(code, culprit, sentence(culprit + " " + found), sentence(remedy));
    }

    /** One refusal that tells all of these; the first decides the code, and is the culprit. */
    static Refusal ofAll(Collection<Refusal> refusals) {
        var first = refusals.iterator().next();
        return new Refusal(
                first.code(),
                first.culprit(),
                refusals.stream().map(Refusal::message).collect(Collectors.joining(" ")),
                refusals.stream().map(Refusal::hint).distinct().collect(Collectors.joining(" ")));
    }

    /** The staging store will not take the archive, and says why in one sentence. */
    static Refusal byStore(String why) {
        return new Refusal(
                Code.STORE_REFUSED,
                "the staging store",
                why,
                "Correct the settings of the store, then start the training again.");
    }

    /** The archive has more bytes than may be. */
    static Refusal tooLarge(long bytes, long limit) {
        return tooLarge(String.format(
                Locale.ROOT, "The archive of these images has %,d bytes, the limit is %,d.", bytes, limit));
    }

    /** The archive has more bytes than a store takes, which says so in one sentence. */
    static Refusal tooLarge(String why) {
        return new Refusal(
                Code.ARCHIVE_TOO_LARGE,
                "the archive",
                why,
                "Start the training again with fewer images, or with smaller ones.");
    }

    /** One refusal that tells every problem; the first decides the code. */
    static Refusal of(List<ImageProblem> problems) {
        var found = problems.stream().map(problem -> problem.culprit() + " " + problem.found());
        var remedies = problems.stream().map(ImageProblem::remedy).distinct();
        return new Refusal(
                code(problems.getFirst().code()),
                problems.stream().map(ImageProblem::culprit).distinct().collect(Collectors.joining(", ")),
                sentence(found.collect(Collectors.joining("; "))),
                sentence(remedies.collect(Collectors.joining("; "))));
    }

    /** One refusal that tells every warning, for whoever wants none. */
    static Refusal ofWarnings(List<ImageWarning> warnings) {
        return new Refusal(
                Code.INVALID_IMAGE,
                warnings.stream().map(ImageWarning::image).distinct().collect(Collectors.joining(", ")),
                sentence(warnings.stream()
                        .map(warning -> warning.image() + " " + warning.found())
                        .collect(Collectors.joining("; "))),
                sentence(warnings.stream().map(ImageWarning::remedy).distinct().collect(Collectors.joining("; "))
                        + "; or allow warnings"));
    }

    private static Code code(ImageProblem.Code problem) {
        return switch (problem) {
            case TOO_FEW_IMAGES, TOO_MANY_IMAGES -> Code.INVALID_IMAGE_COUNT;
            case DUPLICATE -> Code.DUPLICATE_IMAGE;
            case INVALID_CAPTION -> Code.INVALID_REQUEST;
            case UNREADABLE,
                    EMPTY,
                    UNSUPPORTED_FORMAT,
                    ANIMATED,
                    TRUNCATED,
                    CORRUPT,
                    TOO_MANY_BYTES,
                    TOO_MANY_PIXELS,
                    TOO_SMALL,
                    TOO_ELONGATED -> Code.INVALID_IMAGE;
        };
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
