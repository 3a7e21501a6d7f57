package io.lorapipe.store.supabase;

import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A request body that is written once, and remembers how far it came and what of ours failed. */
final class UploadBody extends RequestBody {

    private final MediaType type;
    private final long length;
    private final Writer writer;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean handedOver;

    UploadBody(String type, long length, Writer writer) {
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

    /** Always known: a body without a length escapes the server's size limit. */
    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try {
            writer.writeTo(sink.outputStream());
            handedOver = true;
        } catch (RuntimeException e) {
            failure = e;
            throw new IOException("The content failed", e); // the client cleans up after this type only
        }
    }

    /** Whether the server may have got all of it. */
    boolean handedOver() {
        return handedOver;
    }

    /** Throws what the content or the listener failed with, if it was they. */
    void rethrowFailure() {
        RuntimeException remembered = failure;
        if (remembered != null) {
            throw remembered;
        }
    }
}
