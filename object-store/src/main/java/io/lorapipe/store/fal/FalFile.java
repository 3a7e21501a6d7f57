package io.lorapipe.store.fal;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One file by its URL: what its headers say. */
final class FalFile {

    private final FalCalls calls;
    private final HttpUrl url;

    FalFile(FalCalls calls, HttpUrl url) {
        this.calls = calls;
        this.url = url;
    }

    record Seen(long size, String contentType, Instant modified) {}

    /** Empty when the file is not there. */
    Optional<Seen> look() {
        Request head = new Request.Builder()
                .url(url)
                .head()
                .header("Accept-Encoding", "identity")
                .build();
        try (Response response = calls.read(head)) {
            if (response.code() == 404 || response.code() == 410) {
                return Optional.empty();
            }
            String length = response.header("Content-Length");
            if (response.isSuccessful() && length != null) {
                return Optional.of(seen(response, Long.parseLong(length)));
            }
        }
        return lookAtFirstByte();
    }

    /** For a server that answers HEAD with a refusal or without a length. */
    private Optional<Seen> lookAtFirstByte() {
        Request get = new Request.Builder()
                .url(url)
                .header("Range", "bytes=0-0")
                .header("Accept-Encoding", "identity")
                .build();
        try (Response response = calls.read(get)) {
            if (response.code() == 404 || response.code() == 410) {
                return Optional.empty();
            }
            FalAnswers.requireSuccess(response, url.host());
            return Optional.of(seen(response, size(response)));
        }
    }

    private static long size(Response response) {
        String range = response.header("Content-Range");
        return range == null
                ? response.body().contentLength()
                : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    }

    private static Seen seen(Response response, long size) {
        String type = response.header("Content-Type");
        return new Seen(
                size,
                type == null ? "application/octet-stream" : type,
                modified(response.headers().getDate("Last-Modified")));
    }

    private static Instant modified(@Nullable Date date) {
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
