package io.lorapipe.store.fal;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The bytes of one part, and what the listener threw while they were sent. */
final class PartBody extends RequestBody {

    private final MediaType type;
    private final AnnouncedBytes.Piece part;
    private final ByteProgress progress;
    private volatile @Nullable RuntimeException failure;

    PartBody(MediaType type, AnnouncedBytes.Piece part, ByteProgress progress) {
        this.type = type;
        this.part = part;
        this.progress = progress;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return part.length();
    }

    @Override
    public boolean isOneShot() {
        return true; // sent again by us alone, for a bounded number of times
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try {
            part.copy(0, part.length(), sink.outputStream(), progress);
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
