package io.lorapipe.store.supabase;

import java.io.IOException;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** One open upload that is sent in pieces. */
final class TusUpload {

    private final SupabaseCalls calls;
    private final HttpUrl url;

    TusUpload(SupabaseCalls calls, HttpUrl url) {
        this.calls = calls;
        this.url = url;
    }

    static Request.Builder speakingTus(Request.Builder request) {
        return request.header("Tus-Resumable", "1.0.0");
    }

    /** How many bytes the server has of these many; empty when it does not know the upload, or not as ours. */
    OptionalLong offset(long length) throws IOException {
        SupabaseAnswer answer = calls.send(speakingTus(calls.uploadTo(url)).head());
        if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 423) {
            throw new IOException("status " + answer.status());
        }
        long offset = number(answer, "Upload-Offset");
        boolean ours = answer.ok() && number(answer, "Upload-Length") == length && offset >= 0 && offset <= length;
        return ours ? OptionalLong.of(offset) : OptionalLong.empty();
    }

    /** Sends so many bytes, which are at this offset of the content. */
    SupabaseAnswer patch(long offset, int length, UploadBody.Writer bytes) throws IOException {
        UploadBody body = new UploadBody("application/offset+octet-stream", length, bytes);
        Request.Builder request = speakingTus(calls.uploadTo(url)).header("Upload-Offset", Long.toString(offset));
        try {
            return calls.send(request.patch(body));
        } catch (IOException cut) {
            body.rethrowFailure();
            throw cut;
        }
    }

    /** Has the server drop what it got. */
    SupabaseAnswer terminate() throws IOException {
        return calls.send(speakingTus(calls.uploadTo(url)).delete(RequestBody.EMPTY));
    }

    static long number(SupabaseAnswer answer, String header) {
        String value = answer.headers().get(header);
        return value != null && value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
    }

    Patience patience() {
        return new Patience(calls.pause());
    }
}
