package io.lorapipe.local.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTests {

    private static final List<String> URLS = List.of(
            "https://example.org/1.jpg",
            "https://example.org/2.jpg",
            "https://example.org/3.jpg",
            "https://example.org/4.jpg",
            "https://example.org/5.jpg",
            "https://example.org/6.jpg");

    private final String fingerprint = request(URLS, Optional.of("1000")).fingerprint("local");

    @Test
    void theSameRequestHasTheSameOne() {
        assertThat(request(URLS, Optional.of("1000")).fingerprint("local")).isEqualTo(fingerprint);
    }

    @Test
    void otherStepsHaveAnother() {
        assertThat(request(URLS, Optional.of("1001")).fingerprint("local")).isNotEqualTo(fingerprint);
    }

    @Test
    void anotherOrderHasAnother() {
        var reversed = new ArrayList<>(URLS).reversed();

        assertThat(request(reversed, Optional.of("1000")).fingerprint("local")).isNotEqualTo(fingerprint);
    }

    @Test
    void aStrictRequestHasAnother() {
        assertThat(request(URLS, Optional.of("1000"), true).fingerprint("local"))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void anotherPlatformHasAnother() {
        assertThat(request(URLS, Optional.of("1000")).fingerprint("http://localhost:8080"))
                .isNotEqualTo(fingerprint);
    }

    private static Request request(List<String> urls, Optional<String> steps) {
        return request(urls, steps, false);
    }

    private static Request request(List<String> urls, Optional<String> steps, boolean strict) {
        return Requests.check(urls, Optional.of("Pip"), Optional.empty(), steps, Optional.empty(), strict);
    }
}
