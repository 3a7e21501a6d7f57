package io.lorapipe.system.pipeline;

import io.lorapipe.system.processes.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** How long recoveries took, written down for docs/guarantees.md; nothing is asserted about it. */
record Recoveries(Path file) {

    /** Times as {@link System#nanoTime}. */
    void note(String point, Service killed, long started, long answering, long ended) {
        var line = "| %s | %s | %.1f s | %.1f s |%n"
                .formatted(point, killed.title(), seconds(answering - started), seconds(ended - started));
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
