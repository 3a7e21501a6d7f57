package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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
                        Duration.ofDays(7)));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bound(Map.of(
                        "allow-anonymous-network-access", "true",
                        "public-hosts", "lora.example.org",
                        "operators", "ada,eve",
                        "min-images", "4",
                        "max-images", "20",
                        "heartbeat", "5s",
                        "stream-buffer", "10",
                        "quiet-after", "1m",
                        "keep-idempotency-keys", "1d",
                        "keep-progress", "2d")))
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
                        Duration.ofDays(2)));
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
        "keep-progress, 0s"
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
