package io.lorapipe.store.fal;

import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of fal.ai's file store, with what their answers mean. */
final class FalCalls {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration INITIATE_TIMEOUT = Duration.ofSeconds(30);

    private final OkHttpClient http;
    private final HttpUrl rest;
    private final String key;
    private final long expirySeconds;

    FalCalls(HttpUrl rest, String key, Duration expiry) {
        this.rest = rest;
        this.key = key;
        this.expirySeconds = expiry.toSeconds();
        this.http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(60))
                .writeTimeout(Duration.ofSeconds(60))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    /** Addresses for a new file: where to send its bytes, and where it will lie. */
    record Upload(String uploadUrl, URI fileUrl) {}

    Upload initiate(String contentType, String fileName) {
        HttpUrl url = rest.newBuilder()
                .addPathSegments("storage/upload/initiate")
                .addQueryParameter("storage_type", "fal-cdn-v3")
                .build();
        String body = JSON.writeValueAsString(
                JSON.createObjectNode().put("content_type", contentType).put("file_name", fileName));
        String lifecycle =
                JSON.writeValueAsString(JSON.createObjectNode().put("expiration_duration_seconds", expirySeconds));
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Key " + key)
                .header("X-Fal-Object-Lifecycle", lifecycle)
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
        OkHttpClient hurried = http.newBuilder().callTimeout(INITIATE_TIMEOUT).build();
        try (Response response = hurried.newCall(request).execute()) {
            FalAnswers.requireSuccess(response.code(), rest.host());
            return parse(response.body().string());
        } catch (IOException e) {
            throw FalAnswers.unreachable(rest.host(), e);
        }
    }

    private Upload parse(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return new Upload(
                    answer.required("upload_url").asString(),
                    URI.create(answer.required("file_url").asString()));
        } catch (JacksonException | IllegalArgumentException e) {
            throw FalAnswers.unreachable(rest.host(), e);
        }
    }

    void send(HttpUrl target, Content content, AnnouncedBody body) {
        Request request = new Request.Builder().url(target).put(body).build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() == 413) {
                throw new StoreException.TooLarge(FalStore.ID, content.length(), null);
            }
            FalAnswers.requireSuccess(response.code(), target.host());
        } catch (IOException e) {
            body.rethrowFailure();
            throw FalAnswers.unreachable(target.host(), e);
        }
    }

    /** An open answer to a GET or HEAD, whatever its status; to be closed. */
    Response read(Request request) {
        try {
            return http.newCall(request).execute();
        } catch (IOException e) {
            throw FalAnswers.unreachable(request.url().host(), e);
        }
    }

    @Override
    public String toString() {
        return "FalCalls[" + rest + "]";
    }
}
