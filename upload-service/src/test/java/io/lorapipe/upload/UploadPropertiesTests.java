package io.lorapipe.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.upload.sweep.SweepMode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class UploadPropertiesTests {

    @Test
    void itsDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new UploadProperties(
                        Duration.ofMillis(100),
                        Duration.ofHours(24),
                        Duration.ofDays(14),
                        Duration.ofSeconds(10),
                        Duration.ofDays(365),
                        SweepMode.ON,
                        Duration.ofHours(1),
                        Duration.ofHours(24)));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bind(Map.of(
                        "lorapipe.upload.progress-interval", "2s",
                        "lorapipe.upload.keep-archives", "3h",
                        "lorapipe.upload.hold-at-most", "4d",
                        "lorapipe.upload.delete-every", "5s",
                        "lorapipe.upload.keep-receipts", "6d",
                        "lorapipe.upload.sweep", "dry-run",
                        "lorapipe.upload.sweep-every", "7m",
                        "lorapipe.upload.sweep-grace", "8h")))
                .isEqualTo(new UploadProperties(
                        Duration.ofSeconds(2),
                        Duration.ofHours(3),
                        Duration.ofDays(4),
                        Duration.ofSeconds(5),
                        Duration.ofDays(6),
                        SweepMode.DRY_RUN,
                        Duration.ofMinutes(7),
                        Duration.ofHours(8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    progress-interval | 99ms | at least PT0.1S, not PT0.099S
                    keep-archives     | -1s | positive, not PT-1S
                    hold-at-most      | 1h  | at least keep-archives, not PT1H
                    delete-every      | 0s  | positive, not PT0S
                    keep-receipts     | 0s  | positive, not PT0S
                    sweep-every       | 0s  | positive, not PT0S
                    sweep-grace       | 59s | at least PT1M, not PT59S
                    """)
    void aBadValueIsRefusedWithItsKey(String key, String value, String rule) {
        assertThatThrownBy(() -> bind(Map.of("lorapipe.upload." + key, value)))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .extracting(Throwable::getMessage)
                .isEqualTo("lorapipe.upload.%s must be %s".formatted(key, rule));
    }

    private static UploadProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("lorapipe.upload", UploadProperties.class);
    }
}
