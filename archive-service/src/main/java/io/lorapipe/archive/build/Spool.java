package io.lorapipe.archive.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Where images and archives under way lie, as many bytes of them as are allowed. */
public final class Spool {

    private static final String PLACE = "archive-";

    /** What places are called; whatever else lies in a directory that somebody configured is theirs. */
    private static final Pattern OURS = Pattern.compile(PLACE + "\\d+");

    private final Path directory;
    private final long limit;
    private final AtomicLong reserved = new AtomicLong();

    private Spool(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /**
     * A spool of this process alone, of at most so many bytes; the places that an earlier process left there are
     * removed.
     */
    public static Spool at(Path directory, long limit) {
        try {
            Files.createDirectories(directory);
            try (var leftovers = Files.list(directory)) {
                leftovers
                        .filter(left ->
                                OURS.matcher(left.getFileName().toString()).matches())
                        .forEach(Spool::deleteRecursively);
            }
            return new Spool(directory, limit);
        } catch (IOException ex) {
            throw new UncheckedIOException("The spool directory " + directory + " cannot be used", ex);
        }
    }

    /**
     * A new empty directory for at most so many bytes, gone with everything in it when it is closed.
     *
     * @throws IOException when others have too much in the spool just now, or it cannot be written
     */
    Place open(long bytes) throws IOException {
        if (reserved.addAndGet(bytes) > limit) {
            reserved.addAndGet(-bytes);
            throw new IOException("The spool %s has no room for %d bytes more".formatted(directory, bytes));
        }
        try {
            return new Place(Files.createTempDirectory(directory, PLACE), () -> reserved.addAndGet(-bytes));
        } catch (IOException full) {
            reserved.addAndGet(-bytes);
            throw full;
        }
    }

    record Place(Path directory, Runnable giveBack) implements AutoCloseable {

        @Override
        public void close() {
            try {
                deleteRecursively(directory);
            } finally {
                giveBack.run();
            }
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
