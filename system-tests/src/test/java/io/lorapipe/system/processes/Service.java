package io.lorapipe.system.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The services that run as processes, each from the jar that its module packages. */
public enum Service {
    ARCHIVE,
    UPLOAD,
    TRAINING,
    GATEWAY;

    /** Name of the module and of the service. */
    public String title() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    Path jar() {
        return jarOf(title());
    }

    /** The jar of a module that {@code java -jar} takes. */
    static Path jarOf(String module) {
        return jarIn(Path.of("..", module, "target").toAbsolutePath().normalize(), module + "-*-exec.jar");
    }

    static Path jarIn(Path target, String name) {
        try (var jars = Files.newDirectoryStream(target, name)) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException ex) {
            throw new UncheckedIOException("Nothing is packaged in " + target + ": run ./mvnw verify.", ex);
        }
        throw new IllegalStateException("There is no %s in %s: run ./mvnw verify.".formatted(name, target));
    }
}
