package io.lorapipe.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that are being written, beside where they will be; what was not put there is gone at the end, by Ctrl-C too.
 */
final class Unfinished implements AutoCloseable {

    private final Path directory;
    private final Thread atExit = new Thread(this::remove, "remove unfinished files");

    private Unfinished(Path directory) {
        this.directory = directory;
    }

    static Unfinished beside(Path target) throws IOException {
        var unfinished =
                new Unfinished(Files.createTempDirectory(target.toAbsolutePath().getParent(), ".lorapipe-"));
        Runtime.getRuntime().addShutdownHook(unfinished.atExit);
        return unfinished;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** A whole file appears under its name, in the place of one that was there. */
    void put(String name, Path target) throws IOException {
        Files.move(file(name), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // It runs already.
        }
    }

    private void remove() {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException gone) {
            // By the other of the two who remove it; there is nothing to be done about a disk that is away.
        }
    }
}
