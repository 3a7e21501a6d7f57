package io.lorapipe.local.display;

import java.util.Locale;

/** Sizes for people. */
final class Sizes {

    private static final long MEGA = 1_000_000;

    private Sizes() {}

    static String words(long bytes) {
        return bytes < MEGA
                ? "%d bytes".formatted(bytes)
                : String.format(Locale.ROOT, "%.1f MB (%d bytes)", bytes / (double) MEGA, bytes);
    }
}
