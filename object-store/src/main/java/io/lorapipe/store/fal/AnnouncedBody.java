package io.lorapipe.store.fal;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A request body that streams a content once, and remembers when it was the content that failed. */
final class AnnouncedBody extends RequestBody {

    private final Content content;
    private final ByteProgress progress;
    private volatile @Nullable RuntimeException failure;

    AnnouncedBody(Content content, ByteProgress progress) {
        this.content = content;
        this.progress = progress;
    }

    @Override
    public MediaType contentType() {
        return MediaType.get(content.contentType());
    }

    @Override
    public long contentLength() {
        return content.length();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try {
            AnnouncedBytes.copy(content, sink.outputStream(), progress);
        } catch (RuntimeException e) {
            failure = e;
            throw new IOException("The content failed", e); // the client cleans up after this type only
        }
    }

    /** Throws what the content failed with, if it was the content. */
    void rethrowFailure() {
        RuntimeException remembered = failure;
        if (remembered != null) {
            throw remembered;
        }
    }
}
