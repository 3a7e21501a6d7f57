package io.lorapipe.archive.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where images and archives under way lie. */
public final class Spool {

    private final Path directory;

    private Spool(Path directory) {
        this.directory = directory;
    }

    /** A spool of this process alone; what an earlier process left there is removed. */
    public static Spool at(Path directory) {
        try {
            Files.createDirectories(directory);
            try (var leftovers = Files.list(directory)) {
                leftovers.forEach(Spool::deleteRecursively);
            }
            return new Spool(directory);
        } catch (IOException ex) {
            throw new UncheckedIOException("The spool directory " + directory + " cannot be used", ex);
        }
    }

    /** A new empty directory, gone with everything in it when it is closed. */
    Place open() throws IOException {
        return new Place(Files.createTempDirectory(directory, "archive-"));
    }

    record Place(Path directory) implements AutoCloseable {

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
