package io.lorapipe.presets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set on a trainer.
 *
 * @param name canonical name, the same for all trainers
 * @param field the provider's name of the input field
 * @param type what values it takes
 * @param minimum smallest number; null when not known
 * @param maximum largest number; null when not known
 * @param multipleOf numbers must be a multiple of it; null takes any
 * @param choices allowed texts of a CHOICE
 * @param standard what is sent when nothing is given; null leaves it to the trainer
 */
public record Parameter(
        String name,
        String field,
        Type type,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable BigDecimal multipleOf,
        List<String> choices,
        @JsonProperty("default") @Nullable Object standard) {

    /** What values a parameter takes. */
    public enum Type {
        INTEGER,
        NUMBER,
        BOOLEAN,
        CHOICE
    }

    public Parameter(
            String name,
            String field,
            Type type,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal multipleOf,
            @Nullable List<String> choices,
            @JsonProperty("default") @Nullable Object standard) {
        this.name = name;
        this.field = field;
        this.type = type;
        this.minimum = minimum;
        this.maximum = maximum;
        this.multipleOf = multipleOf;
        this.choices = choices == null ? List.of() : List.copyOf(choices);
        this.standard = standard == null
                ? null
                : read(standard)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The default of " + name + " is not allowed: " + standard));
    }

    /** The value as the provider's JSON wants it (Long, Double, Boolean or String); empty when it is not allowed. */
    public Optional<Object> read(Object given) {
        return switch (type) {
            case INTEGER -> Numbers.whole(given).filter(this::isAllowed).map(BigDecimal::longValueExact);
            case NUMBER -> Numbers.any(given).filter(this::isAllowed).map(BigDecimal::doubleValue);
            case BOOLEAN -> truth(given);
            case CHOICE ->
                choices.stream()
                        .filter(given.toString()::equals)
                        .map(Object.class::cast)
                        .findFirst();
        };
    }

    /** The allowed values in words, for users. */
    public String allowed() {
        return switch (type) {
            case INTEGER -> "a whole number" + bounds();
            case NUMBER -> "a number" + bounds();
            case BOOLEAN -> "true or false";
            case CHOICE -> "one of " + String.join(", ", choices);
        };
    }

    private String bounds() {
        StringBuilder words = new StringBuilder();
        if (minimum != null && maximum != null) {
            words.append(" from ").append(Numbers.text(minimum)).append(" to ").append(Numbers.text(maximum));
        }
        if (multipleOf != null && multipleOf.compareTo(BigDecimal.ONE) != 0) {
            words.append(" that is a multiple of ").append(Numbers.text(multipleOf));
        }
        return words.toString();
    }

    private boolean isAllowed(BigDecimal value) {
        return (minimum == null || value.compareTo(minimum) >= 0)
                && (maximum == null || value.compareTo(maximum) <= 0)
                && (multipleOf == null || value.remainder(multipleOf).signum() == 0);
    }

    private static Optional<Object> truth(Object given) {
        return switch (given.toString()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
