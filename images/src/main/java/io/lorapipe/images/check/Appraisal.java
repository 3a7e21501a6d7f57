package io.lorapipe.images.check;

import io.lorapipe.images.check.ImageProblem.Code;
import java.util.Locale;
import java.util.Optional;

/** Holds one image's measures against the rules. */
final class Appraisal {

    private Appraisal() {}

    static Optional<Layout.Faulty> ofLength(long bytes, ImageRules rules) {
        if (bytes == 0) {
            return fault(Code.EMPTY, "is an empty file", "copy or download it again");
        }
        return bytes <= rules.maxBytes()
                ? Optional.empty()
                : fault(
                        Code.TOO_MANY_BYTES,
                        format("has %,d bytes, the limit is %,d", bytes, rules.maxBytes()),
                        "save it smaller");
    }

    static Optional<Layout.Faulty> ofSize(Layout.Sound size, ImageRules rules) {
        String measures = format("is %d x %d pixels, ", size.shownWidth(), size.shownHeight());
        int shortSide = Math.min(size.width(), size.height());
        int longSide = Math.max(size.width(), size.height());
        if (size.pixels() > rules.maxPixels()) {
            String limit = format("the limit is %,d in all", rules.maxPixels());
            return fault(Code.TOO_MANY_PIXELS, measures + limit, "scale it down");
        }
        if (shortSide < rules.minSide()) {
            String limit = format("each side needs at least %d", rules.minSide());
            return fault(Code.TOO_SMALL, measures + limit, "use a larger image");
        }
        if (longSide > rules.maxAspectRatio() * shortSide) {
            String limit = format("more than %.1f times as long as wide", rules.maxAspectRatio());
            return fault(Code.TOO_ELONGATED, measures + limit, "crop it");
        }
        return Optional.empty();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static Optional<Layout.Faulty> fault(Code code, String found, String remedy) {
        return Optional.of(new Layout.Faulty(code, found, remedy));
    }
}
