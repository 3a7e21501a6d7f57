package io.lorapipe.sandbox.queue.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file that only grows: one line is one record, and it is on disk before {@link #append} returns. */
final class JsonLines implements AutoCloseable {

    private final Path path;
    // Not a channel: an interrupted thread would close it.
    private final RandomAccessFile file;

    JsonLines(Path path) {
        this.path = path;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
            file.setLength(endOfLastLine());
            file.seek(file.length());
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot open " + path, ex);
        }
    }

    void forEach(Consumer<String> line) {
        try (var lines = Files.lines(path)) {
            lines.forEach(line);
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot read " + path, ex);
        }
    }

    synchronized void append(String line) {
        try {
            var before = file.getFilePointer();
            try {
                file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                file.getFD().sync();
            } catch (IOException ex) {
                file.setLength(before);
                file.seek(before);
                throw ex;
            }
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot write to " + path, ex);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot close " + path, ex);
        }
    }

    /** A line that a dying process left unfinished was never acknowledged, and goes. */
    private long endOfLastLine() throws IOException {
        for (var end = file.length(); end > 0; end--) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                return end;
            }
        }
        return 0;
    }
}
