package io.lorapipe.store.supabase;

import io.lorapipe.store.GatheringSockets;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ShownUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/** The calls to one Storage, each with our key and to no other host. */
final class SupabaseCalls {

    private static final MediaType JSON = MediaType.get("application/json");

    private final HttpUrl storage;
    private final String key;
    private final SupabaseFailures failures;
    private final Duration pause;
    private final OkHttpClient reading;
    private final OkHttpClient calling;
    private final OkHttpClient uploading;

    /**
     * How long the server may take.
     *
     * @param connect for a connection
     * @param silence without a byte moving
     * @param call for a whole call without an object's bytes
     * @param upload for a whole call that sends up to one chunk
     * @param pause before a broken upload is looked at a second time; twice as long before each further time
     */
    record Timeouts(Duration connect, Duration silence, Duration call, Duration upload, Duration pause) {

        static final Timeouts USUAL = new Timeouts(
                Duration.ofSeconds(10),
                Duration.ofSeconds(45),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofMillis(200));
    }

    SupabaseCalls(HttpUrl storage, String key, SupabaseFailures failures, Timeouts timeouts) {
        this.storage = storage;
        this.key = key;
        this.failures = failures;
        this.pause = timeouts.pause();
        this.reading = new OkHttpClient.Builder()
                .socketFactory(new GatheringSockets())
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.silence())
                .writeTimeout(timeouts.silence())
                .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS)) // the server keeps them 61 s
                .followRedirects(false)
                .build();
        this.calling = reading.newBuilder().callTimeout(timeouts.call()).build();
        this.uploading = reading.newBuilder()
                .callTimeout(timeouts.upload())
                .retryOnConnectionFailure(false)
                .build();
    }

    Duration pause() {
        return pause;
    }

    HttpUrl storage() {
        return storage;
    }

    /** The address of an object below this path. */
    HttpUrl object(String path, String bucket, ObjectKey key) {
        HttpUrl.Builder url = storage.newBuilder().addPathSegments(path).addPathSegment(bucket);
        for (String segment : key.value().split("/", -1)) {
            url.addPathSegment(segment);
        }
        return url.build();
    }

    /** The address of a bucket below this path. */
    HttpUrl bucket(String path, String bucket) {
        return storage.newBuilder().addPathSegments(path).addPathSegment(bucket).build();
    }

    /** A request with our key: a new one stands in a header of its own, and is no token; an old one is both. */
    Request.Builder to(HttpUrl url) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("apikey", key)
                .header("User-Agent", "lorapipe")
                .header("Accept-Encoding", "identity");
        return key.startsWith("sb_") ? request : request.header("Authorization", "Bearer " + key);
    }

    /**
     * A request with our key that may carry a body which the server refuses unread: such a connection hangs when it is
     * used again, so this one is not.
     */
    Request.Builder uploadTo(HttpUrl url) {
        return to(url).header("Connection", "close").header("x-upsert", "true");
    }

    static RequestBody json(JsonNode body) {
        return RequestBody.create(SupabaseAnswer.JSON.writeValueAsBytes(body), JSON);
    }

    /** The answer to a short call. */
    SupabaseAnswer call(Request.Builder request) {
        try (Response response = calling.newCall(request.build()).execute()) {
            return SupabaseAnswer.read(response);
        } catch (IOException e) {
            throw failures.unreachable(e);
        }
    }

    /** The answer to a call that sends bytes; a failure says nothing about what the server has done. */
    SupabaseAnswer send(Request.Builder request) throws IOException {
        try (Response response = uploading.newCall(request.build()).execute()) {
            return SupabaseAnswer.read(response);
        }
    }

    /** An open answer; to be closed. */
    Response open(Request.Builder request) {
        try {
            return reading.newCall(request.build()).execute();
        } catch (IOException e) {
            throw failures.unreachable(e);
        }
    }

    @Override
    public String toString() {
        return "SupabaseCalls[" + ShownUrl.of(storage.uri()) + "]";
    }
}
