package io.lorapipe.system.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One {@code lorapipe} command as a process of its own, and what it said. */
public final class LocalCommand implements AutoCloseable {

    private final Path out;
    private final Path err;
    private final JavaProcess process;

    private LocalCommand(Path logs, Map<String, String> environment, List<String> arguments) {
        this.out = logs.resolve("out.log");
        this.err = logs.resolve("err.log");
        var command = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                LocalRunner.classPath(),
                "io.lorapipe.local.Lorapipe"));
        command.addAll(arguments);
        process = new JavaProcess("lorapipe", command, environment, out).errorsTo(err);
    }

    /** Starts it; what it says is kept in a directory that no other command may have. */
    public static LocalCommand start(Path logs, Map<String, String> environment, List<String> arguments) {
        var command = new LocalCommand(logs, environment, arguments);
        command.process.start();
        return command;
    }

    /** SIGKILL, to the command and all that it runs. */
    public void kill() {
        process.kill();
    }

    /** Its exit code, once it has ended by itself. */
    public int awaitExit(Duration patience) {
        return process.awaitExit(patience);
    }

    /** What it has written to standard output. */
    public String out() {
        return read(out);
    }

    /** What it has written to standard error. */
    public String err() {
        return read(err);
    }

    @Override
    public void close() {
        process.close();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
