package io.lorapipe.store.testing;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The twin of a store for tests: everything in memory, links that lead nowhere. */
public class InMemoryStore implements ObjectStore {

    private final String id;
    private final Clock clock;
    private final Map<ObjectKey, Entry> entries = new ConcurrentSkipListMap<>();

    private record Entry(StoredObject object, byte[] bytes) {}

    public InMemoryStore(String id) {
        this(id, Clock.systemUTC());
    }

    public InMemoryStore(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        Entry before = entries.get(key);
        if (before != null && same(before.object(), content)) {
            return new PutResult.AlreadyThere(before.object());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            AnnouncedBytes.copy(content, bytes, progress);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        StoredObject object =
                new StoredObject(at(key), content.length(), content.sha256(), content.contentType(), clock.instant());
        entries.put(key, new Entry(object, bytes.toByteArray()));
        return new PutResult.Stored(object);
    }

    private static boolean same(StoredObject object, Content content) {
        return content.sha256().equals(object.sha256())
                && object.size() == content.length()
                && object.contentType().equals(content.contentType());
    }

    @Override
    public InputStream get(Location location, ByteRange range) {
        Entry entry = entries.get(own(location));
        if (entry == null) {
            throw new StoreException.NotFound(location);
        }
        if (!range.isAll() && range.first() >= entry.bytes().length) {
            throw new StoreException.Refused("The object %s has %d bytes; a range cannot begin at %d."
                    .formatted(location.key(), entry.bytes().length, range.first()));
        }
        return new ByteArrayInputStream(entry.bytes(), (int) range.first(), (int) range.lengthIn(entry.bytes().length));
    }

    @Override
    public Optional<StoredObject> head(Location location) {
        return Optional.ofNullable(entries.get(own(location))).map(Entry::object);
    }

    @Override
    public void delete(Location location) {
        entries.remove(own(location));
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return entries.values().stream()
                .map(Entry::object)
                .filter(object -> object.key().value().startsWith(prefix));
    }

    @Override
    public URI link(Location location, Duration expiry, String name) {
        String key = URLEncoder.encode(own(location).value(), StandardCharsets.UTF_8);
        String download = URLEncoder.encode(name, StandardCharsets.UTF_8);
        long expires = clock.instant().plus(expiry).getEpochSecond();
        return URI.create("https://" + id + ".invalid/" + key + "?expires=" + expires + "&name=" + download);
    }

    private ObjectKey own(Location location) {
        if (!location.store().equals(id)) {
            throw new IllegalArgumentException("The store " + id + " was asked for an object of " + location.store());
        }
        return location.key();
    }
}
