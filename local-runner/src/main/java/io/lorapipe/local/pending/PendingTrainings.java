package io.lorapipe.local.pending;

import io.lorapipe.local.outcome.CommandStopped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Small files in the data directory, so that the same command after a crash goes on instead of paying again. */
public final class PendingTrainings {

    private final Path directory;

    public PendingTrainings(Path data) {
        this.directory = data.resolve("pending");
    }

    /** What is pending under this fingerprint; a file that is damaged counts as none. */
    public Optional<PendingTraining> find(String fingerprint) {
        try {
            var lines = Files.readAllLines(file(fingerprint));
            return value(lines, "key ").map(key -> new PendingTraining(key, value(lines, "training ")));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException ex) {
            throw unusable(ex);
        }
    }

    /** Remembers it; when this returns, a crash does not forget it. */
    public void remember(String fingerprint, PendingTraining pending) {
        var text = "key " + pending.idempotencyKey() + "\n"
                + pending.trainingId().map(id -> "training " + id + "\n").orElse("");
        var file = file(fingerprint);
        var partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(directory);
            try (var channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException ex) {
            throw unusable(ex);
        }
    }

    /** It has ended, or is another's now. */
    public void forget(String fingerprint) {
        try {
            Files.deleteIfExists(file(fingerprint));
        } catch (IOException ex) {
            throw unusable(ex);
        }
    }

    private Path file(String fingerprint) {
        return directory.resolve(fingerprint);
    }

    private CommandStopped unusable(IOException ex) {
        return CommandStopped.noPlatform("%s cannot be read or written; check who may.".formatted(directory), ex);
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst();
    }
}
