package io.lorapipe.gateway.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Where images lie on disk while they come in and are checked, as many bytes of them as are allowed. */
public final class Spool {

    /** Names of all that lies here begin with it, what the web server writes too. */
    private static final String OWN = "upload";

    private final Path directory;
    private final long limit;
    private final AtomicLong reserved = new AtomicLong();

    private Spool(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /** A spool of this process alone; what a killed one left there is removed, and nothing else. */
    public static Spool at(Path directory, long limit) {
        try {
            Files.createDirectories(directory);
            try (var leftovers = Files.list(directory)) {
                leftovers
                        .filter(file -> file.getFileName().toString().startsWith(OWN))
                        .forEach(Spool::deleteRecursively);
            }
            return new Spool(directory, limit);
        } catch (IOException ex) {
            throw new UncheckedIOException("The spool directory " + directory + " cannot be used", ex);
        }
    }

    /** Room for so many bytes until it is closed; empty when others have too much just now. */
    public Optional<Room> reserve(long bytes) {
        if (reserved.addAndGet(bytes) > limit) {
            reserved.addAndGet(-bytes);
            return Optional.empty();
        }
        return Optional.of(() -> reserved.addAndGet(-bytes));
    }

    /** A new empty directory, gone with everything in it when it is closed. */
    public Place open() throws IOException {
        return new Place(Files.createTempDirectory(directory, OWN + "-"));
    }

    /** Bytes that nobody else may take. */
    @FunctionalInterface
    public interface Room extends AutoCloseable {
        @Override
        void close();
    }

    /** A directory of one request. */
    public record Place(Path directory) implements AutoCloseable {

        @Override
        public void close() {
            deleteRecursively(directory);
        }
    }

    private static void deleteRecursively(Path tree) {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
