package io.lorapipe.local.input;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.presets.Preset;
import io.lorapipe.presets.PresetSearch;
import io.lorapipe.presets.Presets;
import io.lorapipe.presets.Problem;
import io.lorapipe.presets.ValidatedInput;
import io.lorapipe.presets.Validation;
import io.lorapipe.presets.Wording;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what was typed for a training; fails with {@link CommandStopped}. */
public final class Requests {

    private static final String NAMELESS = "character";

    private Requests() {}

    /** The request, when all of it can be trained. */
    public static Request check(
            List<String> images,
            Optional<String> name,
            Optional<String> trigger,
            Optional<String> steps,
            Optional<String> preset,
            boolean strict) {
        var given = new LinkedHashMap<String, Object>();
        steps.ifPresent(value -> given.put(Preset.STEPS, value));
        var input = validate(preset.map(Requests::preset).orElseGet(Presets::standard), given, trigger);
        given.computeIfPresent(Preset.STEPS, (key, value) -> input.steps());
        name.flatMap(Wording::checkCharacterName).ifPresent(Requests::refuse);
        var reference = GivenImages.read(images, strict);
        return new Request(reference, name.orElseGet(() -> defaultName(images)), given, trigger, input, strict);
    }

    private static Preset preset(String id) {
        return switch (Presets.find(id)) {
            case PresetSearch.Found found -> found.preset();
            case PresetSearch.Unknown unknown -> throw CommandStopped.badInput(unknown.sentence());
        };
    }

    private static ValidatedInput validate(Preset preset, Map<String, Object> given, Optional<String> trigger) {
        return switch (preset.validate(given, trigger)) {
            case Validation.Valid valid -> valid.input();
            case Validation.Invalid invalid -> throw CommandStopped.badInput(invalid.sentence());
        };
    }

    private static void refuse(Problem problem) {
        throw CommandStopped.badInput(problem.sentence());
    }

    /** The directory's name, as far as it can name a character. */
    private static String defaultName(List<String> images) {
        if (images.size() != 1) {
            return NAMELESS;
        }
        var directory = Path.of(images.getFirst()).toAbsolutePath().normalize().getFileName();
        var name = directory == null ? "" : directory.toString();
        return Wording.checkCharacterName(name).isPresent() ? NAMELESS : name;
    }
}
