package io.lorapipe.store.local;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The layout on disk: {@code objects/{key}~} is the record of an object, {@code objects/{key}~{uuid}} its bytes,
 * {@code partial/} holds puts that are under way. No key contains a tilde, so none meets another's files.
 */
final class StoreDirectory {

    static final String MARK = "~";

    private final Path root;
    private final Path objects;
    private final Path partial;

    private StoreDirectory(Path root) throws IOException {
        this.root = root;
        this.objects = Files.createDirectories(root.resolve("objects")).toRealPath();
        this.partial = Files.createDirectories(root.resolve("partial")).toRealPath();
    }

    static StoreDirectory open(Path directory) throws IOException {
        return new StoreDirectory(Files.createDirectories(directory).toRealPath());
    }

    Path root() {
        return root;
    }

    Path objects() {
        return objects;
    }

    Path partial() {
        return partial;
    }

    Path newPartial() {
        return partial.resolve(UUID.randomUUID().toString());
    }

    /**
     * Brings written bytes to the disk, gives them their name and lets the record point at them; the bytes it pointed
     * at before go.
     */
    ObjectRecord commit(ObjectKey key, DurableFile written, Content content, Instant now) throws IOException {
        Path recordFile = recordFile(key);
        Path parent = makeParent(recordFile);
        Optional<ObjectRecord> before = readRecord(recordFile);
        Path data = parent.resolve(recordFile.getFileName() + UUID.randomUUID().toString());
        ObjectRecord record = ObjectRecord.of(String.valueOf(data.getFileName()), content, now);
        try (DurableFile newRecord = DurableFile.create(newPartial())) {
            newRecord.stream().write(record.text().getBytes(StandardCharsets.UTF_8));
            DurableFile.force(written, newRecord);
            Files.move(written.path(), data, StandardCopyOption.ATOMIC_MOVE);
            Files.move(newRecord.path(), recordFile, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.forceNames(parent);
        }
        if (before.isPresent()) {
            Files.deleteIfExists(parent.resolve(before.get().data()));
        }
        return record;
    }

    Optional<ObjectRecord> read(ObjectKey key) throws IOException {
        Path file = recordFile(key);
        if (!staysInside(file)) {
            return Optional.empty();
        }
        Optional<ObjectRecord> record = readRecord(file);
        return record.filter(it -> Files.exists(file.resolveSibling(it.data())));
    }

    Optional<ObjectRecord> readRecord(Path recordFile) throws IOException {
        if (!Files.isRegularFile(recordFile, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ObjectRecord.parse(Files.readAllLines(recordFile)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new ObjectRecord.Damaged(e);
        }
    }

    /** Opens the bytes that a record names; they may have been replaced or deleted since it was read. */
    Optional<SeekableByteChannel> openBytes(ObjectKey key, ObjectRecord record) throws IOException {
        Path data = recordFile(key).resolveSibling(record.data());
        try {
            return Optional.of(Files.newByteChannel(data, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Takes the record away first, so that the bytes which go are its own, whatever is put meanwhile. */
    void delete(ObjectKey key) throws IOException {
        Path file = recordFile(key);
        Path taken = newPartial();
        if (!staysInside(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return;
        }
        DurableFile.forceNames(file.resolveSibling("."));
        Files.deleteIfExists(file.resolveSibling(
                ObjectRecord.parse(Files.readAllLines(taken)).data()));
        Files.deleteIfExists(taken);
    }

    Stream<ObjectKey> keys(String prefix) throws IOException {
        return Tree.files(objects).stream()
                .map(file -> objects.relativize(file).toString())
                .filter(name -> name.endsWith(MARK) && name.startsWith(prefix))
                .flatMap(name -> key(name.substring(0, name.length() - MARK.length())).stream());
    }

    /** Empty for a name that no put of ours can have given. */
    private static Optional<ObjectKey> key(String name) {
        try {
            return Optional.of(new ObjectKey(name));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Path recordFile(ObjectKey key) {
        return objects.resolve(key.value() + MARK);
    }

    private Path makeParent(Path recordFile) throws IOException {
        if (!staysInside(recordFile)) {
            throw new StoreException.Refused(
                    "The key %s leads out of the store directory through a symbolic link; remove the link."
                            .formatted(objects.relativize(recordFile)));
        }
        return NewDirectories.make(recordFile.resolveSibling(".").normalize(), DurableFile::forceNames);
    }

    private boolean staysInside(Path file) throws IOException {
        Path existing = file.resolveSibling(".").normalize();
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.resolveSibling(".").normalize();
        }
        return existing.toRealPath().startsWith(objects);
    }
}
