package io.lorapipe.images.fetch;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;

/** When a server that is busy wants to be asked again (RFC 9110, 10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** Nothing where it says nothing that can be read. */
    static Duration of(Response response) {
        String text = response.header("Retry-After", "");
        if (text != null && text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        var date = response.headers().getInstant("Retry-After");
        var wait = date == null ? Duration.ZERO : Duration.between(Instant.now(), date);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
