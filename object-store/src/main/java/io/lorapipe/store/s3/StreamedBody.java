package io.lorapipe.store.s3;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/** What the AWS SDK gives to be sent, sent once; the SDK itself sends again what has to be. */
final class StreamedBody extends RequestBody {

    private final ContentStreamProvider content;
    private final long length;

    private StreamedBody(ContentStreamProvider content, long length) {
        this.content = content;
        this.length = length;
    }

    /** The body of a request; null where its method has none. */
    static @Nullable RequestBody of(HttpExecuteRequest request) {
        SdkHttpRequest head = request.httpRequest();
        long length =
                head.firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(-1L);
        return switch (head.method()) {
            case PUT, POST, PATCH ->
                request.contentStreamProvider()
                        .<RequestBody>map(content -> new StreamedBody(content, length))
                        .orElse(RequestBody.EMPTY);
            case GET, HEAD, DELETE, OPTIONS -> null;
        };
    }

    @Override
    public @Nullable MediaType contentType() {
        return null; // stands among the signed headers
    }

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
        try (InputStream bytes = content.newStream()) {
            sink.writeAll(Okio.source(bytes));
        } catch (RuntimeException e) {
            throw new ContentFailed(e);
        }
    }

    /** The content could not be given, which is no failure of the network. */
    static final class ContentFailed extends IOException {

        private final RuntimeException failure;

        ContentFailed(RuntimeException failure) {
            super("The content failed", failure); // the client cleans up after this type only
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
