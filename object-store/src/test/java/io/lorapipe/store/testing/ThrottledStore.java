package io.lorapipe.store.testing;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A store whose puts take in only so many bytes a second. */
public final class ThrottledStore implements ObjectStore {

    private final ObjectStore store;
    private final long bytesPerSecond;
    private final LongSupplier nanos;
    private final LongConsumer pause;

    public ThrottledStore(ObjectStore store, long bytesPerSecond) {
        this(store, bytesPerSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /** With a clock and pauses of its own, so that a test need not wait. */
    public ThrottledStore(ObjectStore store, long bytesPerSecond, LongSupplier nanos, LongConsumer pause) {
        this.store = store;
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.pause = pause;
    }

    @Override
    public String id() {
        return store.id();
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        Content slow = new Content(
                content.length(),
                content.sha256(),
                content.contentType(),
                () -> new SlowStream(content.source().open()));
        return store.put(key, slow, progress);
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
    public URI link(Location location, Duration expiry, String name) {
        return store.link(location, expiry, name);
    }

    private final class SlowStream extends FilterInputStream {

        private static final int STEP = 16 * 1024;

        private final long begun = nanos.getAsLong();
        private long done;

        SlowStream(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            pace(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, Math.min(length, STEP));
            pace(Math.max(read, 0));
            return read;
        }

        private void pace(int bytes) throws IOException {
            done += bytes;
            long due = begun + Duration.ofSeconds(done).toNanos() / bytesPerSecond;
            for (long left = due - nanos.getAsLong(); left > 0; left = due - nanos.getAsLong()) {
                pause.accept(left);
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("Interrupted while throttled");
                }
            }
        }
    }
}
