package io.lorapipe.sandbox;

import io.lorapipe.sandbox.platform.Listing.Stage;
import io.lorapipe.sandbox.weights.WeightsSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * What may be set about the sandbox.
 *
 * @param dataDirectory where requests, files and the signing key are kept
 * @param runDuration how long the steps of a run take together; a number without a unit is seconds
 * @param queueDelay how long a request waits at least before it runs; a number without a unit is seconds
 * @param stepsPerLog steps between two log lines
 * @param maxRunning runs at once per account; fal gives new accounts 2
 * @param weightsSize {@code small} (3.3 MB) or {@code real} (90 MB)
 * @param acceptedKeys the keys that are let in, as a regular expression
 * @param listLag how long after it was accepted a request is listed; a number without a unit is seconds
 * @param listedOnce a request is listed once it was {@code accepted}, has {@code started} or has {@code ended}
 * @param faults a fault script that is in force from the start
 */
@ConfigurationProperties("lorapipe.sandbox")
public record SandboxProperties(
        @DefaultValue("data/fal-sandbox") Path dataDirectory,

        @DefaultValue("20s") @DurationUnit(ChronoUnit.SECONDS)
        Duration runDuration,

        @DefaultValue("1s") @DurationUnit(ChronoUnit.SECONDS)
        Duration queueDelay,

        @DefaultValue("50") int stepsPerLog,
        @DefaultValue("2") int maxRunning,
        @DefaultValue("small") WeightsSize weightsSize,
        @DefaultValue(".+") Pattern acceptedKeys,

        @DefaultValue("0") @DurationUnit(ChronoUnit.SECONDS) Duration listLag,

        @DefaultValue("accepted") Stage listedOnce,
        @Nullable Path faults) {

    public SandboxProperties {
        require(!runDuration.isNegative(), "run-duration must not be negative");
        require(!queueDelay.isNegative(), "queue-delay must not be negative");
        require(!listLag.isNegative(), "list-lag must not be negative");
        require(stepsPerLog > 0, "steps-per-log must be at least 1");
        require(maxRunning > 0, "max-running must be at least 1");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException("lorapipe.sandbox." + sentence);
        }
    }
}
