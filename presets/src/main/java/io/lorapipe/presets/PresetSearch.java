package io.lorapipe.presets;

import java.util.List;

/** What a look-up of a preset found. */
public sealed interface PresetSearch {

    /** This one. */
    record Found(Preset preset) implements PresetSearch {}

    /**
     * None of that name.
     *
     * @param given as it was asked for
     * @param known ids of all presets
     */
    record Unknown(String given, List<String> known) implements PresetSearch {

        public Unknown {
            known = List.copyOf(known);
        }

        /** One sentence for users. */
        public String sentence() {
            return "The preset \"%s\" is not known; choose one of %s."
                    .formatted(Wording.shown(given), String.join(", ", known));
        }
    }
}
