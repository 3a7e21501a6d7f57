package io.lorapipe.presets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One trainer of a provider, described as data.
 *
 * @param id the provider's name of the trainer, e.g. {@code fal-ai/flux-lora-fast-training}
 * @param title for people
 * @param archive where the archive's address goes
 * @param trigger where the trigger word goes
 * @param parameters what can be set; {@code steps} is always among them
 * @param output where the result's files are
 * @param price what a step costs; null when it is not known
 * @param source where the fields and bounds are from
 * @param confidence how sure they are
 */
public record Preset(
        String id,
        String title,
        Archive archive,
        Trigger trigger,
        List<Parameter> parameters,
        Output output,
        @Nullable Price price,
        String source,
        Confidence confidence) {

    /** Canonical name of the parameter that counts the steps. */
    public static final String STEPS = "steps";

    public Preset {
        parameters = List.copyOf(parameters);
        if (parameters.stream().noneMatch(it -> it.name().equals(STEPS) && it.standard() != null)) {
            throw new IllegalArgumentException("The preset " + id + " has no parameter steps with a default.");
        }
    }

    /** The id without its owner. */
    public String shortName() {
        return id.substring(id.indexOf('/') + 1);
    }

    /** The parameter of this canonical name. */
    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * Checks what a training wants of this trainer, before anything is paid.
     *
     * @param given values by canonical parameter name, as JSON, Avro or the command line give them
     * @param triggerWord the word that will call the character
     */
    public Validation validate(Map<String, ?> given, Optional<String> triggerWord) {
        return new Checking(this).check(given, triggerWord);
    }

    /**
     * What a user may not expect of a trigger word, in one sentence: trainers pass it over where there are captions.
     *
     * @param triggerWord the word that will call the character
     * @param captions those that there are
     */
    public Optional<String> triggerWarning(Optional<String> triggerWord, List<String> captions) {
        return triggerWord.flatMap(word -> trigger.captioned().warning(word, captions));
    }

    /** Field of the result that holds the weights. */
    public String weightsField() {
        return output.weights();
    }

    /** Field of the result that holds the trainer's configuration. */
    public String configField() {
        return output.config();
    }

    /**
     * Where the archive's address goes.
     *
     * @param field input field of the address
     * @param formatField input field of the archive's format; null when the trainer has none
     */
    public record Archive(String field, @Nullable String formatField) {}

    /**
     * Where the trigger word goes.
     *
     * @param field input field, which may be one for a caption
     * @param required whether the trainer fails on images without a caption when there is none
     * @param standard what is sent when none is given; null sends nothing
     * @param captioned what becomes of it for images that have a caption
     */
    public record Trigger(
            String field,
            boolean required,
            @JsonProperty("default") @Nullable String standard,
            Captioned captioned) {}

    /** Fields of the result. */
    public record Output(String weights, String config) {}
}
