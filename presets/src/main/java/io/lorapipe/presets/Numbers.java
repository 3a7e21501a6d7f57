package io.lorapipe.presets;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as JSON, Avro and the command line give them. */
final class Numbers {

    /** Short, so that no text like 1e999999999 costs time. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?");

    private Numbers() {}

    static Optional<BigDecimal> any(Object given) {
        String text = given instanceof Boolean ? "" : given.toString().strip();
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static Optional<BigDecimal> whole(Object given) {
        return any(given)
                .filter(number -> number.stripTrailingZeros().scale() <= 0
                        && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0);
    }

    static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
