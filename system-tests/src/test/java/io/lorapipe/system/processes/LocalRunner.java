package io.lorapipe.system.processes;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** {@code lorapipe up}: every service and Kafka in one JVM, which can be killed and started again. */
public final class LocalRunner implements AutoCloseable {

    private final URI url = URI.create("http://127.0.0.1:" + Ports.free());
    private final JavaProcess process;

    private LocalRunner(Path directory, Map<String, String> environment) {
        var command = new ArrayList<>(command());
        command.addAll(List.of("up", "--port", String.valueOf(url.getPort())));
        command.addAll(List.of("--data", directory.resolve("data").toString()));
        process = new JavaProcess("lorapipe", command, environment, directory.resolve("logs/lorapipe.log"));
    }

    /** Starts everything on an empty directory; returns when it answers. */
    public static LocalRunner start(Path directory, Map<String, String> environment) {
        FileSystemUtils.deleteRecursively(directory.resolve("data").toFile());
        var runner = new LocalRunner(directory, environment);
        try {
            runner.start();
            return runner;
        } catch (RuntimeException | Error ex) {
            try (runner) {
                throw ex;
            }
        }
    }

    /** Starts it again on what it kept; returns when it answers. */
    public void start() {
        process.start();
        Provider.awaitAnswer(process, url.resolve("/actuator/health"));
    }

    /** SIGKILL: services, database and Kafka at once. */
    public void kill() {
        process.kill();
    }

    /** What is packaged for the launcher, in its order, so that a cache of classes fits that the launcher made. */
    static List<String> command() {
        var target = Path.of("..", "local-runner", "target").toAbsolutePath().normalize();
        try (var jars = Files.list(target.resolve("lib"))) {
            var libraries = jars.map(Path::toString).sorted().collect(joining(File.pathSeparator));
            return List.of(
                    "-XX:AOTCache=" + target.resolve("lorapipe.aot"),
                    "-cp",
                    Application.jarIn(target, "local-runner-*.jar") + File.pathSeparator + libraries,
                    "io.lorapipe.local.Lorapipe");
        } catch (IOException ex) {
            throw new UncheckedIOException("Nothing is packaged in " + target + ": run ./mvnw verify.", ex);
        }
    }

    /** Where the gateway and the page are. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.close();
    }
}
