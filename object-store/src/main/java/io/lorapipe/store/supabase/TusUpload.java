package io.lorapipe.store.supabase;

import io.lorapipe.store.ByteProgress;
import java.io.IOException;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** One open upload that is sent in pieces. */
final class TusUpload {

    private static final int SLICE = 64 * 1024;

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

    /** Sends a piece; the listener hears of the offset reached. */
    SupabaseAnswer patch(long offset, Piece piece, ByteProgress progress, long total) throws IOException {
        UploadBody body = new UploadBody("application/offset+octet-stream", piece.length(), target -> {
            for (int sent = 0; sent < piece.length(); sent += SLICE) {
                int slice = Math.min(SLICE, piece.length() - sent);
                target.write(piece.bytes(), piece.from() + sent, slice);
                progress.moved(offset + sent + slice, total);
            }
        });
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

    /** Some bytes of an array. */
    record Piece(byte[] bytes, int from, int length) {

        /** What is left when so many bytes have been taken. */
        Piece from(int taken) {
            return new Piece(bytes, from + taken, length - taken);
        }
    }
}
