package io.lorapipe.archive.build;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A store that neither gives nor takes objects. */
record FailingStore(ObjectStore store, StoreException failure) implements ObjectStore {

    @Override
    public String id() {
        return store.id();
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        throw failure;
    }

    @Override
    public InputStream get(Location location, ByteRange range) {
        throw failure;
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
    public URI link(Location location, Duration expiry, String name) {
        return store.link(location, expiry, name);
    }
}
