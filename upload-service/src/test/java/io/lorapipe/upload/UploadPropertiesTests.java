package io.lorapipe.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class UploadPropertiesTests {

    @Test
    void itsDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new UploadProperties(Duration.ofMillis(100)));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bind(Map.of("lorapipe.upload.progress-interval", "2s")))
                .isEqualTo(new UploadProperties(Duration.ofSeconds(2)));
    }

    @Test
    void aBadValueIsRefusedWithItsKey() {
        assertThatThrownBy(() -> bind(Map.of("lorapipe.upload.progress-interval", "0s")))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .extracting(Throwable::getMessage)
                .isEqualTo("lorapipe.upload.progress-interval must be positive, not PT0S");
    }

    private static UploadProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("lorapipe.upload", UploadProperties.class);
    }
}
