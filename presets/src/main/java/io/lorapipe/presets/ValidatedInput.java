package io.lorapipe.presets;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a training wants of a trainer, checked and complete with the defaults; only a preset makes it. */
public final class ValidatedInput {

    private static final String ARCHIVE_FORMAT = "zip";

    private final Preset preset;
    private final Map<String, Object> values;
    private final Optional<String> triggerWord;

    ValidatedInput(Preset preset, Map<String, Object> values, Optional<String> triggerWord) {
        this.preset = preset;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.triggerWord =
                triggerWord.or(() -> Optional.ofNullable(preset.trigger().standard()));
    }

    /** The trainer. */
    public Preset preset() {
        return preset;
    }

    /** Values by canonical name: Long, Double, Boolean or String. */
    public Map<String, Object> values() {
        return values;
    }

    /** The word that calls the character, given or the trainer's own. */
    public Optional<String> triggerWord() {
        return triggerWord;
    }

    /** How many steps will be trained. */
    public long steps() {
        return (Long) values.getOrDefault(Preset.STEPS, 0L);
    }

    /** What it will probably cost; empty when the price is not known. */
    public Optional<Price.Estimate> price() {
        return Optional.ofNullable(preset.price()).map(price -> price.of(steps()));
    }

    /** The provider's input, to be sent as the JSON body. */
    public Map<String, Object> body(URI archiveUrl) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(preset.archive().field(), archiveUrl.toString());
        if (preset.archive().formatField() != null) {
            // without it the trainer guesses from the address, and a signed one ends in a signature
            body.put(preset.archive().formatField(), ARCHIVE_FORMAT);
        }
        triggerWord.ifPresent(word -> body.put(preset.trigger().field(), word));
        for (Parameter parameter : preset.parameters()) {
            Object value = values.get(parameter.name());
            if (value != null) {
                body.put(parameter.field(), value);
            }
        }
        return body;
    }

    @Override
    public String toString() {
        return "ValidatedInput[" + preset.id() + " " + values + "]";
    }
}
