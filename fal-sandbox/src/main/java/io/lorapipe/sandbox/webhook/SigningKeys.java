package io.lorapipe.sandbox.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The key that webhooks are signed with, and those that are published. */
public final class SigningKeys {

    private final Path file;
    private SigningKey current;
    private List<SigningKey> published;

    /** Takes the key from the directory, or makes one. */
    public SigningKeys(Path directory) throws IOException {
        file = directory.resolve("webhook-key");
        if (!Files.exists(file)) {
            SigningKey.generate().write(file);
        }
        current = SigningKey.read(file);
        published = List.of(current);
    }

    public synchronized SigningKey current() {
        return current;
    }

    /** The oldest first, so whoever tries only one of several is found out. */
    public synchronized List<SigningKey> published() {
        return published;
    }

    /** Signs with a new key from now on, which is published at once; the old ones may stay published. */
    synchronized SigningKey rotate(boolean withdrawOld) {
        var next = SigningKey.generate();
        try {
            next.write(file);
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot write the key to " + file, ex);
        }
        current = next;
        published = withdrawOld
                ? List.of(next)
                : Stream.concat(published.stream(), Stream.of(next)).toList();
        return next;
    }
}
