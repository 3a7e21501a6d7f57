package io.lorapipe.training.fal;

import java.time.Duration;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** When a provider asks to come back. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** In seconds, as APIs give it; a date or nonsense is left out. */
    static @Nullable Duration in(Headers headers) {
        var value = headers.get("Retry-After");
        if (value == null || !value.strip().matches("\\d{1,9}")) {
            return null;
        }
        var given = Duration.ofSeconds(Long.parseLong(value.strip()));
        return given.compareTo(LONGEST) < 0 ? given : LONGEST;
    }
}
