package io.lorapipe.local.command;

import java.util.Locale;
import java.util.Optional;

/** An id that reads like the name. */
final class CharacterIds {

    private static final int LONGEST = 64;

    private CharacterIds() {}

    /** Empty for a name without a letter or digit that an id may have. */
    static Optional<String> of(String name) {
        var id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        return Optional.of(id.substring(0, Math.min(id.length(), LONGEST))).filter(it -> !it.isEmpty());
    }
}
