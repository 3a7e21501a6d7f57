package io.lorapipe.sandbox.trainers;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whole and decimal numbers: a number written as text counts, as it does with pydantic. */
final class NumberCheck {

    private NumberCheck() {}

    static Optional<ErrorDetail> error(InputField field, JsonNode value) {
        var whole = field.type() == InputField.Type.INTEGER;
        if (!value.isNumber() && !value.isString()) {
            return Optional.of(
                    whole
                            ? error("int_type", field, "Input should be a valid integer", value)
                            : error("float_type", field, "Input should be a valid number", value));
        }
        var number = parse(value);
        if (number == null) {
            return Optional.of(unparsable(field, value, whole));
        }
        if (whole && number.stripTrailingZeros().scale() > 0) {
            var msg = "Input should be a valid integer, got a number with a fractional part";
            return Optional.of(error("int_from_float", field, msg, value));
        }
        return bounds(field, number, value);
    }

    private static @Nullable BigDecimal parse(JsonNode value) {
        try {
            return new BigDecimal(value.asString().strip());
        } catch (NumberFormatException ex) {
            return null;
        }
    }

    private static ErrorDetail unparsable(InputField field, JsonNode value, boolean whole) {
        return whole
                ? error(
                        "int_parsing",
                        field,
                        "Input should be a valid integer, unable to parse string as an integer",
                        value)
                : error(
                        "float_parsing",
                        field,
                        "Input should be a valid number, unable to parse string as a number",
                        value);
    }

    private static Optional<ErrorDetail> bounds(InputField field, BigDecimal number, JsonNode value) {
        if (field.min().isPresent() && number.compareTo(field.min().get()) < 0) {
            return bound(
                    "greater_than_equal",
                    "greater than or equal to",
                    "ge",
                    field,
                    field.min().get(),
                    value);
        }
        if (field.max().isPresent() && number.compareTo(field.max().get()) > 0) {
            return bound(
                    "less_than_equal",
                    "less than or equal to",
                    "le",
                    field,
                    field.max().get(),
                    value);
        }
        if (field.multipleOf().isPresent()
                && number.remainder(field.multipleOf().get()).signum() != 0) {
            return bound(
                    "multiple_of",
                    "a multiple of",
                    "multiple_of",
                    field,
                    field.multipleOf().get(),
                    value);
        }
        return Optional.empty();
    }

    private static Optional<ErrorDetail> bound(
            String type, String words, String key, InputField field, BigDecimal bound, JsonNode value) {
        var msg = "Input should be " + words + " " + bound.toPlainString();
        return Optional.of(error(type, field, msg, value).with(key, bound));
    }

    private static ErrorDetail error(String type, InputField field, String msg, JsonNode value) {
        return ErrorDetail.ofField(type, field.name(), msg, value);
    }
}
