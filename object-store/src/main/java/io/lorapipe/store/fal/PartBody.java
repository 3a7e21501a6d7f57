package io.lorapipe.store.fal;

import io.lorapipe.store.ByteProgress;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The bytes of one part, and what the listener threw while they were sent. */
final class PartBody extends RequestBody {

    private static final int STEP = 64 * 1024;

    private final MediaType type;
    private final byte[] bytes;
    private final int length;
    private final ByteProgress progress;
    private volatile @Nullable RuntimeException failure;

    PartBody(MediaType type, byte[] bytes, int length, ByteProgress progress) {
        this.type = type;
        this.bytes = bytes;
        this.length = length;
        this.progress = progress;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean isOneShot() {
        return true; // sent again by us alone, for a bounded number of times
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        for (int done = 0; done < length; ) {
            int step = Math.min(STEP, length - done);
            sink.write(bytes, done, step);
            done += step;
            tell(done);
        }
    }

    private void tell(int done) throws IOException {
        try {
            progress.moved(done, length);
        } catch (RuntimeException e) {
            failure = e;
            throw new IOException("The listener failed", e); // the client cleans up after this type only
        }
    }

    /** Throws what the listener failed with, if it was the listener. */
    void rethrowFailure() {
        RuntimeException remembered = failure;
        if (remembered != null) {
            throw remembered;
        }
    }
}
