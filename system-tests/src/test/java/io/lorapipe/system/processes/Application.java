package io.lorapipe.system.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * What a module packages, made to start fast, for tests start processes a hundred times: plain jars on a class path, as
 * in the containers, and a cache of the classes that are loaded until it would serve. Both are made once for a build.
 */
final class Application {

    private static final Path ALL = Path.of("target", "applications").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path packaged;
    private final Path directory;

    private Application(String module) {
        var target = Path.of("..", module, "target").toAbsolutePath().normalize();
        this.packaged = jarIn(target, module + "-*-exec.jar");
        this.directory = ALL.resolve(module);
    }

    /** The arguments of {@code java} that run a module. */
    static List<String> command(String module) {
        var application = new Application(module);
        try {
            application.makeUnlessMade();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return List.of(
                "-XX:AOTCache=" + application.cache(), "-jar", application.jar().toString());
    }

    /** The one jar of this name, which may hold a {@code *}. */
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

    private void makeUnlessMade() throws IOException {
        var made = directory.resolve("made-from");
        var build = packaged + " " + Files.getLastModifiedTime(packaged);
        if (Files.exists(made) && Files.readString(made).equals(build)) {
            return;
        }
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
        run("-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination", plain().toString());
        // Without a cache all works, slower.
        run("-XX:AOTCacheOutput=" + cache(), "-Dspring.context.exit=onRefresh", "-jar", jar().toString());
        Files.writeString(made, build);
    }

    private void run(String... arguments) {
        var variables = Map.of("LORAPIPE_DATA", directory.resolve("data").toString());
        var log = directory.resolve("made.log");
        try (var process = new JavaProcess(packaged.toString(), List.of(arguments), variables, log)) {
            process.start();
            process.awaitExit(PATIENCE);
        }
    }

    private Path plain() {
        return directory.resolve("plain");
    }

    private Path jar() {
        return plain().resolve(packaged.getFileName());
    }

    private Path cache() {
        return directory.resolve("classes.aot");
    }
}
