package io.lorapipe.sandbox.trainers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One input of a trainer, with its bounds; an input that is not described is let through, as fal does. */
record InputField(
        String name,
        Type type,
        boolean required,
        boolean nullable,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<BigDecimal> multipleOf,
        List<String> choices) {

    enum Type {
        STRING,
        BOOLEAN,
        INTEGER,
        NUMBER,
        CHOICE
    }

    @SuppressWarnings("NullAway") // a list that the file leaves out arrives as null
    InputField {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }
}
