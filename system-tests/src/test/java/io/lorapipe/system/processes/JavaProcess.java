package io.lorapipe.system.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM of its own that can be killed and started again; all its output goes to one file. */
final class JavaProcess implements AutoCloseable {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // Nothing that a test started outlives it, even when the test itself is stopped.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end-processes"));
    }

    private final String name;
    private final ProcessBuilder builder;
    private final Path log;
    private @Nullable Process process;

    /** A process with this command line after {@code java} and its options, and this environment besides our own. */
    JavaProcess(String name, List<String> command, Map<String, String> environment, Path log) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(
                List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx320m", "-Xlog:disable"));
        line.addAll(command);
        this.name = name;
        this.log = log;
        this.builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(JavaProcess::wouldBeRead);
        builder.environment().putAll(environment);
    }

    /** Keeps what goes to standard error in a file of its own. */
    JavaProcess errorsTo(Path file) {
        builder.redirectErrorStream(false).redirectError(Redirect.appendTo(file.toFile()));
        return this;
    }

    void start() {
        try {
            Files.createDirectories(log.getParent());
            process = builder.start();
            RUNNING.add(process);
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot start " + name, ex);
        }
    }

    /** SIGKILL: the process gets no chance to tidy up. */
    void kill() {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not stop");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }

    /** Waits until the process ends by itself, and says with which exit code. */
    int awaitExit(Duration patience) {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        try {
            if (!process.waitFor(patience)) {
                throw new IllegalStateException("%s does not end; %s says how far it came".formatted(name, log));
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
        return process.exitValue();
    }

    void requireAlive() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("%s has stopped; %s says why".formatted(name, log));
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** The settings of whoever runs the tests are not those of the platform under test. */
    private static boolean wouldBeRead(String variable) {
        return variable.matches(
                "(LORAPIPE|FAL|SPRING|SERVER|DB_SCHEDULER|LOGGING)_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");
    }
}
