package io.lorapipe.local.command;

import io.lorapipe.local.platform.PlatformSettings.Provider;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where everything is kept. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory of everything that is kept (default: LORAPIPE_DATA, or data beside the launcher).")
    @Nullable
    Path data;

    /** With a key, fal.ai trains, and is paid; without, the sandbox does. */
    static Provider provider() {
        return environment("FAL_KEY").isPresent() ? Provider.FAL : Provider.SANDBOX;
    }

    Path directory() {
        if (data != null) {
            return data;
        }
        return environment("LORAPIPE_DATA").map(Path::of).orElseGet(DataOptions::standardDirectory);
    }

    /** Trainings at fal.ai and in the sandbox are kept apart. */
    private static Path standardDirectory() {
        var sandbox = Path.of(System.getProperty("lorapipe.home", ""), "data");
        return provider() == Provider.FAL ? sandbox.resolve("fal") : sandbox;
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
