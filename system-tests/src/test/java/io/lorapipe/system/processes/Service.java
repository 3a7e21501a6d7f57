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
        var target = Path.of("..", module, "target").toAbsolutePath().normalize();
        try (var jars = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException ex) {
            throw new UncheckedIOException("%s is not packaged: run ./mvnw verify.".formatted(module), ex);
        }
        throw new IllegalStateException("%s is not packaged: run ./mvnw verify.".formatted(module));
    }
}
