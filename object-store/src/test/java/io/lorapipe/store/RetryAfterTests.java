package io.lorapipe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTests {

    private static final String NOW = "Fri, 02 Oct 2026 12:00:00 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "7 | 7",
                "Fri, 02 Oct 2026 12:01:30 GMT | 90",
                "Fri, 02 Oct 2026 11:00:00 GMT | 0",
                "soon | 0",
                "-1 | 0",
            })
    void secondsAndTimesAreUnderstoodByTheServersClock(String value, long seconds) {
        assertThat(RetryAfter.of(value, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whoAsksForNothingOrTellsNoTimeIsNotWaitedFor() {
        assertThat(RetryAfter.of(null, NOW)).isZero();
        assertThat(RetryAfter.of("Fri, 02 Oct 2026 12:01:30 GMT", null)).isZero();
    }
}
