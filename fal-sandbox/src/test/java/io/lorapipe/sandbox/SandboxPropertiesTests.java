package io.lorapipe.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.sandbox.platform.Listing.Stage;
import io.lorapipe.sandbox.weights.WeightsSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SandboxPropertiesTests {

    @Test
    void nothingNeedsToBeSet() {
        var defaults = bind(Map.of());

        assertThat(defaults.dataDirectory()).isEqualTo(Path.of("data/fal-sandbox"));
        assertThat(defaults.runDuration()).isEqualTo(Duration.ofSeconds(20));
        assertThat(defaults.queueDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.faults()).isNull();
        assertThat(defaults.stepsPerLog()).isEqualTo(50);
        assertThat(defaults.maxRunning()).isEqualTo(2);
        assertThat(defaults.weightsSize()).isEqualTo(WeightsSize.SMALL);
        assertThat(defaults.acceptedKeys().matcher("any:key").matches()).isTrue();
        assertThat(defaults.listLag()).isZero();
        assertThat(defaults.listedOnce()).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void everythingCanBeSet() {
        var set = bind(Map.of(
                "lorapipe.sandbox.data-directory", "/tmp/x",
                "lorapipe.sandbox.run-duration", "3",
                "lorapipe.sandbox.queue-delay", "500ms",
                "lorapipe.sandbox.steps-per-log", "10",
                "lorapipe.sandbox.max-running", "40",
                "lorapipe.sandbox.weights-size", "real",
                "lorapipe.sandbox.accepted-keys", "a:.*",
                "lorapipe.sandbox.faults", "faults.yml",
                "lorapipe.sandbox.list-lag", "2m",
                "lorapipe.sandbox.listed-once", "ended"));

        assertThat(set.dataDirectory()).isEqualTo(Path.of("/tmp/x"));
        assertThat(set.runDuration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(set.queueDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(set.faults()).isEqualTo(Path.of("faults.yml"));
        assertThat(set.stepsPerLog()).isEqualTo(10);
        assertThat(set.maxRunning()).isEqualTo(40);
        assertThat(set.weightsSize()).isEqualTo(WeightsSize.REAL);
        assertThat(set.acceptedKeys().matcher("b:secret").matches()).isFalse();
        assertThat(set.listLag()).isEqualTo(Duration.ofMinutes(2));
        assertThat(set.listedOnce()).isEqualTo(Stage.ENDED);
    }

    @Test
    void aBadValueIsRefusedWithItsKey() {
        assertThatThrownBy(() -> bind(Map.of("lorapipe.sandbox.max-running", "0")))
                .rootCause()
                .hasMessage("lorapipe.sandbox.max-running must be at least 1");
        assertThatThrownBy(() -> bind(Map.of("lorapipe.sandbox.steps-per-log", "0")))
                .rootCause()
                .hasMessageContaining("lorapipe.sandbox.steps-per-log");
        assertThatThrownBy(() -> bind(Map.of("lorapipe.sandbox.run-duration", "-1s")))
                .rootCause()
                .hasMessageContaining("lorapipe.sandbox.run-duration");
        assertThatThrownBy(() -> bind(Map.of("lorapipe.sandbox.list-lag", "-1")))
                .rootCause()
                .hasMessageContaining("lorapipe.sandbox.list-lag");
    }

    @Test
    void shortOptionsStandForLongOnes() {
        assertThat(ShortOptions.expand(
                        "--port",
                        "1",
                        "--data=/x",
                        "--weights-size",
                        "real",
                        "--duration=5",
                        "--debug",
                        "--faults",
                        "f.yml"))
                .containsExactly(
                        "--server.port=1",
                        "--lorapipe.sandbox.data-directory=/x",
                        "--lorapipe.sandbox.weights-size=real",
                        "--lorapipe.sandbox.run-duration=5",
                        "--debug",
                        "--lorapipe.sandbox.faults=f.yml");
    }

    private static SandboxProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("lorapipe.sandbox", SandboxProperties.class);
    }
}
