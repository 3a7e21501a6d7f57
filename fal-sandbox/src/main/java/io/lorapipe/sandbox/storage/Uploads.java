package io.lorapipe.sandbox.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Files that callers hand in, whole or in parts; whoever knows the target's token may write to it. */
public final class Uploads {

    private static final String FOLDER = "uploads";

    private final FileStore files;
    private final Path parts;

    public Uploads(FileStore files, Path directory) {
        this.files = files;
        this.parts = directory.resolve("parts");
    }

    /** A file to come; whoever knows the token may write it. */
    public record Target(UUID token, String name) {

        /** Takes the bytes, from the server's root. */
        public String uploadPath() {
            return "/storage/put/" + token + "/" + name;
        }

        /** Serves them. */
        public String filePath() {
            return FileStore.path(FOLDER, token + "_" + name);
        }
    }

    public Target begin(String fileName) {
        return new Target(UUID.randomUUID(), FileStore.safeName(fileName));
    }

    public void put(UUID token, String name, InputStream bytes) throws IOException {
        files.save(FOLDER, token + "_" + FileStore.safeName(name), bytes::transferTo);
    }

    public void putPart(UUID token, int number, InputStream bytes) throws IOException {
        var directory = Files.createDirectories(parts.resolve(token.toString()));
        try (var out = Files.newOutputStream(directory.resolve(Integer.toString(number)))) {
            bytes.transferTo(out);
        }
    }

    /** Whether all these parts of the file to come are here. */
    public boolean have(UUID token, List<Integer> numbers) {
        var directory = parts.resolve(token.toString());
        return !numbers.isEmpty()
                && numbers.stream().allMatch(number -> Files.isRegularFile(directory.resolve(number.toString())));
    }

    /** Makes the file of its parts, in the order named. */
    public void complete(UUID token, String name, List<Integer> numbers) throws IOException {
        var directory = parts.resolve(token.toString());
        files.save(FOLDER, token + "_" + FileStore.safeName(name), out -> {
            for (var number : numbers) {
                Files.copy(directory.resolve(number.toString()), out);
            }
        });
        for (var number : numbers) {
            Files.deleteIfExists(directory.resolve(number.toString()));
        }
        Files.deleteIfExists(directory);
    }
}
