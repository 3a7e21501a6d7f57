package io.lorapipe.gateway.training.store;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of other programs as a column takes them: without control characters, cut to its width. */
final class ColumnText {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ColumnText() {}

    static @Nullable String cutOrNull(@Nullable String text, int width) {
        return text == null ? null : cut(text, width);
    }

    static String cut(String text, int width) {
        var clean = CONTROL.matcher(text).replaceAll(" ").strip();
        if (clean.length() <= width) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(width - 1)) ? width - 1 : width;
        return clean.substring(0, end);
    }
}
