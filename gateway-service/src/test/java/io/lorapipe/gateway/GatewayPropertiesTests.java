package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewayPropertiesTests {

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new GatewayProperties(
                        false,
                        Set.of(),
                        Set.of(),
                        6,
                        12,
                        Duration.ofSeconds(15),
                        1000,
                        Duration.ofMinutes(10),
                        Duration.ofDays(30),
                        Duration.ofDays(7),
                        Path.of("lorapipe-data/gateway-spool"),
                        DataSize.ofGigabytes(2),
                        URI.create("http://localhost:8082")));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bound(Map.ofEntries(
                        Map.entry("allow-anonymous-network-access", "true"),
                        Map.entry("public-hosts", "lora.example.org"),
                        Map.entry("operators", "ada,eve"),
                        Map.entry("min-images", "4"),
                        Map.entry("max-images", "20"),
                        Map.entry("heartbeat", "5s"),
                        Map.entry("stream-buffer", "10"),
                        Map.entry("quiet-after", "1m"),
                        Map.entry("keep-idempotency-keys", "1d"),
                        Map.entry("keep-progress", "2d"),
                        Map.entry("spool", "spool"),
                        Map.entry("spool-limit", "1GB"),
                        Map.entry("upload-url", "http://upload:1"))))
                .isEqualTo(new GatewayProperties(
                        true,
                        Set.of("lora.example.org"),
                        Set.of("ada", "eve"),
                        4,
                        20,
                        Duration.ofSeconds(5),
                        10,
                        Duration.ofMinutes(1),
                        Duration.ofDays(1),
                        Duration.ofDays(2),
                        Path.of("spool"),
                        DataSize.ofGigabytes(1),
                        URI.create("http://upload:1")));
    }

    @ParameterizedTest
    @CsvSource({
        "operators, ada lovelace",
        "min-images, 0",
        "max-images, 5",
        "heartbeat, 0s",
        "stream-buffer, 0",
        "quiet-after, -1s",
        "keep-idempotency-keys, 0s",
        "keep-progress, 0s",
        "spool-limit, 249MB",
        "upload-url, ftp://upload"
    })
    void aBadValueIsRefusedWithTheNameOfItsKey(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of(key, value)))
                .rootCause()
                .hasMessageContaining("lorapipe.gateway." + key)
                .hasMessageContaining("not");
    }

    private static GatewayProperties bound(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put("lorapipe.gateway." + key, value));
        return new Binder(source).bindOrCreate("lorapipe.gateway", GatewayProperties.class);
    }
}
