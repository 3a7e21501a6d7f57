package io.lorapipe.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class WorkPropertiesTests {

    @Test
    void itsDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new WorkProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), 20, Duration.ofDays(35)));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bind(Map.of(
                        "lorapipe.work.first-pause", "2s",
                        "lorapipe.work.longest-pause", "3s",
                        "lorapipe.work.tries", "4",
                        "lorapipe.work.keep", "5d")))
                .isEqualTo(new WorkProperties(Duration.ofSeconds(2), Duration.ofSeconds(3), 4, Duration.ofDays(5)));
    }

    @ParameterizedTest
    @CsvSource({"first-pause, 0s", "longest-pause, 10ms", "tries, 0", "keep, 0d"})
    void aBadValueIsRefusedWithItsKey(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("lorapipe.work." + key, value)))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("lorapipe.work." + key);
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        var properties = bind(Map.of());

        assertThat(IntStream.of(1, 2, 3, 6, 7, 1000).mapToObj(properties::pauseAfter))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(32),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1));
    }

    @Test
    void theTriesOutlastAnOutageOfTenMinutes() {
        var properties = bind(Map.of());

        assertThat(IntStream.range(1, properties.tries())
                        .mapToObj(properties::pauseAfter)
                        .reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofMinutes(10));
    }

    private static WorkProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("lorapipe.work", WorkProperties.class);
    }
}
