package io.lorapipe.presets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One check of given values against a preset; collects all problems, so that a user meets them once. */
final class Checking {

    private final Preset preset;
    private final List<Problem> problems = new ArrayList<>();

    Checking(Preset preset) {
        this.preset = preset;
    }

    Validation check(Map<String, ?> given, Optional<String> triggerWord) {
        checkNames(given);
        checkTrigger(triggerWord);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : preset.parameters()) {
            value(parameter, given).ifPresent(value -> values.put(parameter.name(), value));
        }
        return problems.isEmpty()
                ? new Validation.Valid(new ValidatedInput(preset, values, triggerWord))
                : new Validation.Invalid(problems);
    }

    private void checkNames(Map<String, ?> given) {
        for (Map.Entry<String, ?> entry : new TreeMap<>(given).entrySet()) {
            if (preset.parameter(entry.getKey()).isEmpty()) {
                String name = Wording.shown(entry.getKey());
                problems.add(new Problem(
                        name,
                        shown(entry.getValue()),
                        "%s has no parameter \"%s\"; it has %s."
                                .formatted(
                                        preset.id(),
                                        name,
                                        String.join(
                                                ", ",
                                                preset.parameters().stream()
                                                        .map(Parameter::name)
                                                        .toList()))));
            }
        }
    }

    private void checkTrigger(Optional<String> triggerWord) {
        triggerWord.flatMap(Wording::checkTriggerWord).ifPresent(problems::add);
        if (triggerWord.isEmpty() && preset.trigger().required()) {
            problems.add(new Problem(
                    "triggerWord",
                    "",
                    "%s needs a trigger word, which it uses as the caption of images without one; give one."
                            .formatted(preset.id())));
        }
    }

    private Optional<Object> value(Parameter parameter, Map<String, ?> given) {
        Object value = given.get(parameter.name());
        if (value == null) {
            return Optional.ofNullable(parameter.standard());
        }
        Optional<Object> read = parameter.read(value);
        if (read.isEmpty()) {
            problems.add(refused(parameter, value));
        }
        return read;
    }

    private Problem refused(Parameter parameter, Object value) {
        String wayOut = parameter.standard() == null
                ? "; change it or leave it out."
                : "; change it or leave it out for %s.".formatted(standard(parameter.standard()));
        return new Problem(
                parameter.name(),
                shown(value),
                "The parameter %s is \"%s\", but %s takes %s%s"
                        .formatted(parameter.name(), shown(value), preset.id(), parameter.allowed(), wayOut));
    }

    private static String standard(Object value) {
        return Numbers.any(value).map(Numbers::text).orElse(value.toString());
    }

    private static String shown(Object value) {
        return Wording.shown(String.valueOf(value));
    }
}
