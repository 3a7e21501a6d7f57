package io.lorapipe.store.local;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.UnfinishedUpload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects in one directory that all services share.
 *
 * <p>The bytes of a key lie beside a small record that names them; the record is written last and is what makes the
 * object exist, so no crash leaves half an object.
 */
public final class LocalStore implements ObjectStore {

    /** Longer than a living put leaves its file untouched. */
    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    private final StoreDirectory directory;
    private final String id;
    private final LocalLinks links;
    private final Clock clock;

    private LocalStore(StoreDirectory directory, String id, LocalLinks links, Clock clock) {
        this.directory = directory;
        this.id = id;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Opens the store in this directory, which is made when it is not there, and sweeps what crashed puts left.
     *
     * @param expectedId id that the store must have; null takes any
     * @param publicUrl address at which links are served; null gives none
     */
    public static LocalStore open(Path directory, @Nullable String expectedId, @Nullable URI publicUrl, Clock clock) {
        try {
            StoreDirectory files = StoreDirectory.open(directory);
            String id = OnceWritten.read(files.root().resolve("store-id"), "local-" + UUID.randomUUID());
            if (expectedId != null && !expectedId.equals(id)) {
                throw new InvalidStoreSettings(
                        "The store in %s is %s, but %s is expected: correct LORAPIPE_STORE_DIRECTORY or LORAPIPE_STORE_ID."
                                .formatted(directory, id, expectedId));
            }
            new Leftovers(files).sweep(clock.instant().minus(LEFT_ALONE));
            return new LocalStore(files, id, new LocalLinks(linkSecret(files.root()), publicUrl, clock), clock);
        } catch (IOException e) {
            throw new InvalidStoreSettings(
                    "The store directory %s cannot be made or written: check LORAPIPE_STORE_DIRECTORY and its rights."
                            .formatted(directory),
                    e);
        }
    }

    private static byte[] linkSecret(Path root) throws IOException {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        HexFormat hex = HexFormat.of();
        return hex.parseHex(OnceWritten.read(root.resolve("link-key"), hex.formatHex(fresh)));
    }

    /** The signer and checker of this store's links. */
    public LocalLinks links() {
        return links;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        try {
            Optional<ObjectRecord> before = directory.read(key);
            if (before.isPresent() && before.get().holds(content)) {
                return new PutResult.AlreadyThere(stored(key, before.get()));
            }
            try (DurableFile file = DurableFile.create(directory.newPartial())) {
                AnnouncedBytes.copy(content, file.stream(), progress);
                ObjectRecord record = directory.commit(key, file, content, clock.instant());
                return new PutResult.Stored(stored(key, record));
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public InputStream get(Location location, ByteRange range) {
        try {
            return open(own(location), range).orElseThrow(() -> new StoreException.NotFound(location));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Optional<InputStream> open(ObjectKey key, ByteRange range) throws IOException {
        Optional<ObjectRecord> record = directory.read(key);
        while (record.isPresent()) {
            Optional<SeekableByteChannel> bytes = directory.openBytes(key, record.get());
            if (bytes.isPresent()) {
                return Optional.of(
                        RangeStream.of(bytes.get(), range, record.get().size()));
            }
            record = directory.read(key); // replaced or deleted meanwhile: its record says which
        }
        return Optional.empty();
    }

    @Override
    public Optional<StoredObject> head(Location location) {
        try {
            ObjectKey key = own(location);
            return directory.read(key).map(record -> stored(key, record));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(Location location) {
        try {
            directory.delete(own(location));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<UnfinishedUpload> unfinished(Instant before) {
        try {
            return new Leftovers(directory).before(before);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void discard(UnfinishedUpload upload) {
        try {
            new Leftovers(directory).discard(upload);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        try {
            return directory.keys(prefix).flatMap(key -> listed(key).stream());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Empty also for somebody else's file, and for a damaged one: neither keeps the others from being listed. */
    private Optional<StoredObject> listed(ObjectKey key) {
        try {
            return directory.read(key).map(record -> stored(key, record));
        } catch (ObjectRecord.Damaged e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public URI link(Location location, Duration expiry, String name) {
        return links.link(own(location), expiry, name);
    }

    private StoredObject stored(ObjectKey key, ObjectRecord record) {
        return new StoredObject(at(key), record.size(), record.sha256(), record.contentType(), record.modified());
    }

    private ObjectKey own(Location location) {
        if (!location.store().equals(id)) {
            throw new IllegalArgumentException("The store " + id + " was asked for an object of " + location.store());
        }
        return location.key();
    }

    private StoreException unavailable(IOException cause) {
        return new StoreException.Unavailable(
                "The store directory %s cannot be read or written: check its disk space and rights."
                        .formatted(directory.root()),
                cause);
    }

    @Override
    public String toString() {
        return "LocalStore[" + id + " in " + directory.root() + "]";
    }
}
