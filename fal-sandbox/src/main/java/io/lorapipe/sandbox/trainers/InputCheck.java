package io.lorapipe.sandbox.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with an input, in the words of the validator that fal's models use (pydantic). */
public final class InputCheck {

    private static final List<String> BOOLEAN_WORDS =
            List.of("true", "false", "t", "f", "yes", "no", "y", "n", "on", "off", "1", "0");

    private InputCheck() {}

    /** Every error of the input; none when it may run. */
    public static List<ErrorDetail> check(Trainer trainer, JsonNode input) {
        if (!input.isObject()) {
            return List.of(new ErrorDetail(
                    List.of("body"),
                    "Input should be a valid dictionary or object to extract fields from",
                    "model_attributes_type",
                    null,
                    null,
                    input));
        }
        var errors = new ArrayList<ErrorDetail>();
        for (var field : trainer.fields()) {
            error(field, input).ifPresent(errors::add);
        }
        return errors;
    }

    private static Optional<ErrorDetail> error(InputField field, JsonNode input) {
        var value = input.path(field.name());
        if (value.isMissingNode()) {
            return field.required()
                    ? Optional.of(ErrorDetail.ofField("missing", field.name(), "Field required", input))
                    : Optional.empty();
        }
        if (value.isNull() && field.nullable()) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case STRING ->
                value.isString()
                        ? Optional.empty()
                        : error("string_type", field, "Input should be a valid string", value);
            case BOOLEAN -> bool(field, value);
            case INTEGER, NUMBER -> NumberCheck.error(field, value);
            case CHOICE -> choice(field, value);
        };
    }

    private static Optional<ErrorDetail> bool(InputField field, JsonNode value) {
        if (value.isBoolean()) {
            return Optional.empty();
        }
        if (value.isString() || value.isNumber()) {
            return BOOLEAN_WORDS.contains(value.asString().toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : error("bool_parsing", field, "Input should be a valid boolean, unable to interpret input", value);
        }
        return error("bool_type", field, "Input should be a valid boolean", value);
    }

    private static Optional<ErrorDetail> choice(InputField field, JsonNode value) {
        if (value.isString() && field.choices().contains(value.stringValue())) {
            return Optional.empty();
        }
        var expected = expected(field.choices());
        return error("literal_error", field, "Input should be " + expected, value)
                .map(detail -> detail.with("expected", expected));
    }

    /** {@code 'a', 'b' or 'c'}. */
    private static String expected(List<String> choices) {
        var quoted = choices.stream().map(choice -> "'" + choice + "'").toList();
        var last = quoted.getLast();
        return quoted.subList(0, quoted.size() - 1).stream().collect(Collectors.joining(", ")) + " or " + last;
    }

    private static Optional<ErrorDetail> error(String type, InputField field, String msg, JsonNode value) {
        return Optional.of(ErrorDetail.ofField(type, field.name(), msg, value));
    }
}
