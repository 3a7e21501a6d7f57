package io.lorapipe.system.processes;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** {@code lorapipe up}: every service and Kafka in one JVM, which can be killed and started again. */
public final class LocalRunner implements AutoCloseable {

    private final URI url = URI.create("http://127.0.0.1:" + Ports.free());
    private final JavaProcess process;

    private LocalRunner(Path directory, Map<String, String> environment) {
        var command = List.of(
                "-cp",
                classPath(),
                "io.lorapipe.local.Lorapipe",
                "up",
                "--port",
                String.valueOf(url.getPort()),
                "--data",
                directory.resolve("data").toString());
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

    /** What is packaged for the launcher. */
    static String classPath() {
        var target = Path.of("..", "local-runner", "target").toAbsolutePath().normalize();
        return Application.jarIn(target, "local-runner-*.jar") + File.pathSeparator + target.resolve("lib/*");
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
