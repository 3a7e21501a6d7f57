package io.lorapipe.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait, for adapters. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * Zero when it does not ask, or not so that it is understood.
     *
     * @param value the header Retry-After: seconds, or a time
     * @param date the header Date of the same answer, for it is the server's clock that a time is meant by
     */
    public static Duration of(@Nullable String value, @Nullable String date) {
        if (value == null) {
            return Duration.ZERO;
        }
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration until = Duration.between(time(date == null ? "" : date), time(value));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static ZonedDateTime time(String header) {
        return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
