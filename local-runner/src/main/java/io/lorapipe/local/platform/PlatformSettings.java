package io.lorapipe.local.platform;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a platform is started.
 *
 * @param data directory of everything it keeps
 * @param port of the gateway; 0 takes a free one
 * @param verbose whether logs also go to standard error
 * @param provider who trains
 * @param overrides properties of the services that differ from what the runner gives them
 */
public record PlatformSettings(Path data, int port, boolean verbose, Provider provider, Map<String, String> overrides) {

    /** Who trains. */
    public enum Provider {
        SANDBOX,
        FAL
    }

    public PlatformSettings {
        data = data.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** A quiet platform on a free port, training in the sandbox. */
    public static PlatformSettings sandbox(Path data, Map<String, String> overrides) {
        return new PlatformSettings(data, 0, false, Provider.SANDBOX, overrides);
    }

    /** Where the embedded Kafka keeps its records. */
    public Path kafka() {
        return data.resolve("kafka");
    }

    Path sandbox() {
        return data.resolve("sandbox");
    }

    /** Where everything is logged. */
    public Path log() {
        return data.resolve("lorapipe.log");
    }
}
