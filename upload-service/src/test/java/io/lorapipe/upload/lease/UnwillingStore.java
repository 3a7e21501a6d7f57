package io.lorapipe.upload.lease;

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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that fails to delete as it is told to. */
final class UnwillingStore implements ObjectStore {

    private final ObjectStore store;
    private @Nullable Supplier<StoreException> failure;
    private boolean deletesFirst;

    UnwillingStore(ObjectStore store) {
        this.store = store;
    }

    void failsWith(@Nullable Supplier<StoreException> failure) {
        this.failure = failure;
    }

    /** It does what it is asked to and then does not say so. */
    void deletesAndFailsWith(Supplier<StoreException> failure) {
        this.deletesFirst = true;
        this.failure = failure;
    }

    @Override
    public void delete(Location location) {
        if (deletesFirst || failure == null) {
            store.delete(location);
        }
        if (failure != null) {
            throw failure.get();
        }
    }

    @Override
    public String id() {
        return store.id();
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
    public Stream<StoredObject> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public URI link(Location location, Duration expiry, String name) {
        return store.link(location, expiry, name);
    }
}
