package io.lorapipe.local.weights;

import io.lorapipe.local.outcome.CommandStopped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The directory that a user wants weights in. */
public final class OutDirectory {

    private static final String ENDING = ".safetensors";

    private final Path directory;

    private OutDirectory(Path directory) {
        this.directory = directory;
    }

    /** A directory that is there, or can be made when it is needed; fails with {@link CommandStopped}. */
    public static OutDirectory at(Path directory) {
        var absolute = directory.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw CommandStopped.badInput(
                    "The weights cannot be written to %s; choose a directory that you may write to with --out."
                            .formatted(directory));
        }
        return new OutDirectory(absolute);
    }

    public Path path() {
        return directory;
    }

    /** Where weights come from; each call opens them from the start. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Keeps the weights under the character's name; a different file of that name is left alone.
     *
     * @return the file, whole and with the digest that was announced
     */
    public Path keep(String name, int version, long size, String sha256, Source source) throws IOException {
        Files.createDirectories(directory);
        var partial = Files.createTempFile(directory, ".", ENDING + ".part");
        try {
            download(partial, size, sha256, source);
            var target = choose(fileName(name), version, sha256);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void download(Path partial, long size, String sha256, Source source) throws IOException {
        try (var in = source.open();
                OutputStream out = Files.newOutputStream(partial)) {
            in.transferTo(out);
        }
        if (Files.size(partial) != size || !Sha256.of(partial).equals(sha256)) {
            throw new IOException("What came is not what the gateway announced");
        }
    }

    /** The first of these names that is free, or that has the same bytes. */
    private Path choose(String name, int version, String sha256) throws IOException {
        for (var candidate : new String[] {name, name + "-v" + version}) {
            var file = directory.resolve(candidate + ENDING);
            if (!Files.exists(file)
                    || Files.isRegularFile(file) && Sha256.of(file).equals(sha256)) {
                return file;
            }
        }
        return directory.resolve("%s-v%d-%s%s".formatted(name, version, sha256.substring(0, 12), ENDING));
    }

    /** A name that every file system takes. */
    static String fileName(String name) {
        var clean = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return clean.isEmpty() ? "weights" : clean;
    }
}
