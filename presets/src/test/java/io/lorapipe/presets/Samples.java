package io.lorapipe.presets;

import java.util.Map;
import java.util.Optional;

final class Samples {

    private Samples() {}

    static Preset preset(String id) {
        return switch (Presets.find(id)) {
            case PresetSearch.Found found -> found.preset();
            case PresetSearch.Unknown unknown -> throw new AssertionError(unknown.sentence());
        };
    }

    static ValidatedInput valid(String id, Map<String, ?> parameters) {
        return valid(id, parameters, Optional.of("ohwx"));
    }

    static ValidatedInput valid(String id, Map<String, ?> parameters, Optional<String> trigger) {
        return switch (preset(id).validate(parameters, trigger)) {
            case Validation.Valid valid -> valid.input();
            case Validation.Invalid invalid -> throw new AssertionError(invalid.sentence());
        };
    }
}
