package io.lorapipe.store.fal;

import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A request body that is written once, and remembers what of ours failed: the content or who listens to its progress.
 */
final class FalBody extends RequestBody {

    private final MediaType type;
    private final long length;
    private final Writer writer;
    private volatile @Nullable RuntimeException failure;

    FalBody(String type, long length, Writer writer) {
        this.type = MediaType.get(type);
        this.length = length;
        this.writer = writer;
    }

    /** Writes the whole body. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream target) throws IOException;
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
        return true; // a part is sent again by us alone, for a bounded number of times
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try {
            writer.writeTo(sink.outputStream());
        } catch (RuntimeException e) {
            failure = e;
            throw new IOException("The content failed", e); // the client cleans up after this type only
        }
    }

    /** Throws what of ours failed, if it was that. */
    void rethrowFailure() {
        RuntimeException remembered = failure;
        if (remembered != null) {
            throw remembered;
        }
    }
}
