package io.lorapipe.sandbox.trainers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One trainer as data.
 *
 * @param endpoint the full id, e.g. {@code fal-ai/flux-lora-fast-training}
 * @param archiveField the input that holds the archive's URL
 * @param triggerField the input that holds the trigger word, where there is one
 * @param captionField the input an image without a caption falls back on; without either the run fails
 * @param defaultSteps the steps of a run whose input names none
 * @param unitPrice US dollars a step
 */
public record Trainer(
        String endpoint,
        String archiveField,
        Optional<String> triggerField,
        Optional<String> captionField,
        int defaultSteps,
        BigDecimal unitPrice,
        List<InputField> fields) {

    public Trainer {
        fields = List.copyOf(fields);
    }

    /** The archive's URL as the input gives it; empty when it is no string. */
    public Optional<String> archiveUrl(JsonNode input) {
        return text(input, archiveField);
    }

    /** The trigger word, empty text when there is none. */
    public String trigger(JsonNode input) {
        return triggerField.flatMap(field -> text(input, field)).orElse("");
    }

    /** The caption for images that bring none. */
    public Optional<String> defaultCaption(JsonNode input) {
        return captionField.flatMap(field -> text(input, field)).filter(caption -> !caption.isBlank());
    }

    /** The number of steps of a run with this (valid) input. */
    public int steps(JsonNode input) {
        var steps = input.path("steps");
        return steps.isNull() || steps.isMissingNode() ? defaultSteps : (int) steps.asDouble();
    }

    private static Optional<String> text(JsonNode input, String field) {
        var node = input.path(field);
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
