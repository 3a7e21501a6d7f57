package io.lorapipe.local.command;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.platform.PlatformSettings;
import io.lorapipe.local.platform.PlatformSettings.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform a command talks to. */
final class PlatformOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory of everything that is kept (default: LORAPIPE_DATA, or data beside the launcher).")
    @Nullable
    Path data;

    @Option(names = "--verbose", description = "Logs on standard error.")
    boolean verbose;

    /** With a key, fal.ai trains, and is paid; without, the sandbox does. */
    static Provider provider() {
        return environment("FAL_KEY").isPresent() ? Provider.FAL : Provider.SANDBOX;
    }

    PlatformSettings settings(int port) {
        return new PlatformSettings(directory(), port, verbose, provider(), Map.of());
    }

    Path directory() {
        if (data != null) {
            return data;
        }
        return environment("LORAPIPE_DATA").map(Path::of).orElseGet(PlatformOptions::standardDirectory);
    }

    /** Trainings at fal.ai and in the sandbox are kept apart. */
    private static Path standardDirectory() {
        var sandbox = Path.of(System.getProperty("lorapipe.home", ""), "data");
        return provider() == Provider.FAL ? sandbox.resolve("fal") : sandbox;
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The address of a gateway, as typed. */
    static URI address(String server) {
        try {
            var address = URI.create(server.strip().replaceAll("/+$", ""));
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw CommandStopped.badInput(
                "\"%s\" is no address of a gateway; give one like http://localhost:8080.".formatted(server));
    }
}
