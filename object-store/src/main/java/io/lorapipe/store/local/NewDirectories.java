package io.lorapipe.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes directories whose names outlive a loss of power, as what is put into them does. */
final class NewDirectories {

    private NewDirectories() {}

    /** Brings the names in a directory to the disk. */
    @FunctionalInterface
    interface Forcing {
        void force(Path directory) throws IOException;
    }

    /** Makes a directory with all above it that are missing, and has every directory forced that got a new name. */
    static Path make(Path directory, Forcing names) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path each = directory; each != null && !Files.exists(each); each = each.getParent()) {
            missing.push(each);
        }
        Files.createDirectories(directory);
        for (Path made : missing) {
            names.force(made.resolveSibling("."));
        }
        return directory;
    }
}
