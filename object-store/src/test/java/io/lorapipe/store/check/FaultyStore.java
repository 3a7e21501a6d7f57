package io.lorapipe.store.check;

import io.lorapipe.store.BucketStore;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.UnfinishedUpload;
import io.lorapipe.store.testing.InMemoryStore;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A bucket in memory whose calls can be made to fail one by one. */
class FaultyStore implements BucketStore {

    final InMemoryStore store;
    final URI links;
    OptionalLong largest = OptionalLong.empty();
    boolean made;

    FaultyStore(String id, URI links) {
        this.store = new InMemoryStore(id);
        this.links = links;
    }

    @Override
    public String id() {
        return store.id();
    }

    @Override
    public boolean ensureBucket() {
        boolean before = made;
        made = true;
        return !before;
    }

    @Override
    public OptionalLong largestObject() {
        return largest;
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        return store.put(key, content, progress);
    }

    @Override
    public InputStream get(Location location, ByteRange range) {
        return store.get(location, range);
    }

    @Override
    public Optional<StoredObject> head(Location location) {
        return store.head(location);
    }

    @Override
    public void delete(Location location) {
        store.delete(location);
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public List<UnfinishedUpload> unfinished(Instant before) {
        return store.unfinished(before);
    }

    @Override
    public URI link(Location location, Duration expiry, String name) {
        return links.resolve("/" + location.key().value());
    }
}
