package io.lorapipe.sandbox.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** Files under {@code files/<folder>/<name>}; one is there whole or not at all. */
public final class FileStore {

    /** Writes a file's bytes. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path files;
    private final Path unfinished;

    public FileStore(Path directory) throws IOException {
        files = Files.createDirectories(directory.resolve("files"));
        unfinished = Files.createDirectories(directory.resolve("unfinished"));
        try (var leftBehind = Files.list(unfinished)) {
            for (var file : leftBehind.toList()) {
                Files.delete(file);
            }
        }
    }

    /** For files that are of use to one process only; the next one empties it. */
    public Path unfinished() {
        return unfinished;
    }

    /** Writes the file, replacing one of the same name, and returns its size in bytes. */
    public long save(String folder, String name, Content content) throws IOException {
        var target = resolve(files, folder, name).orElseThrow();
        var temporary = unfinished.resolve(UUID.randomUUID().toString());
        try {
            try (var out = new FileOutputStream(temporary.toFile())) {
                content.writeTo(out);
                out.getFD().sync();
            }
            Files.createDirectories(files.resolve(folder));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return Files.size(target);
    }

    public Optional<Path> find(String folder, String name) {
        return resolve(files, folder, name).filter(Files::isRegularFile);
    }

    /** Where the file is served, from the server's root. */
    public static String path(String folder, String name) {
        return "/files/" + folder + "/" + name;
    }

    /** A name that is safe in a path, as like the given one as can be. */
    public static String safeName(String name) {
        var safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
        return safe.isEmpty() ? "file" : safe;
    }

    private static Optional<Path> resolve(Path root, String folder, String name) {
        var path = root.resolve(folder).resolve(name).normalize();
        var inside = path.startsWith(root) && root.relativize(path).getNameCount() == 2;
        return inside ? Optional.of(path) : Optional.empty();
    }
}
