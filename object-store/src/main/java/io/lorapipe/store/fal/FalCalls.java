package io.lorapipe.store.fal;

import io.lorapipe.store.Content;
import io.lorapipe.store.GatheringSockets;
import io.lorapipe.store.ShownUrl;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

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
                .socketFactory(new GatheringSockets())
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

    /** Asks for a file of this name, to be sent whole or in parts. */
    Upload initiate(boolean inParts, String contentType, String fileName) {
        HttpUrl url = rest.newBuilder()
                .addPathSegments("storage/upload/" + (inParts ? "initiate-multipart" : "initiate"))
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
            FalAnswers.requireSuccess(response, rest.host());
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

    void send(HttpUrl target, Content content, FalBody body) {
        Request request = new Request.Builder().url(target).put(body).build();
        try (Response response = http.newCall(request).execute()) {
            requireTaken(response, target, content.length());
        } catch (IOException e) {
            body.rethrowFailure();
            throw FalAnswers.unreachable(target.host(), e);
        }
    }

    /** Sends one part of a file of this size, and gives the tag that the file is completed with. */
    String sendPart(HttpUrl target, long fileSize, FalBody body) {
        Request request = new Request.Builder().url(target).put(body).build();
        try (Response response = http.newCall(request).execute()) {
            requireTaken(response, target, fileSize);
            return JSON.readTree(response.body().string()).required("etag").asString();
        } catch (IOException | JacksonException e) {
            body.rethrowFailure();
            throw FalAnswers.unreachable(target.host(), e);
        }
    }

    /** Makes the file of its parts, which are numbered from 1. */
    void complete(HttpUrl target, List<String> etags) {
        ArrayNode parts = JSON.createArrayNode();
        for (String etag : etags) {
            parts.addObject().put("partNumber", parts.size()).put("etag", etag);
        }
        String body = JSON.writeValueAsString(JSON.createObjectNode().set("parts", parts));
        Request request = new Request.Builder()
                .url(target)
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
        try (Response response = http.newCall(request).execute()) {
            FalAnswers.requireSuccess(response, target.host());
        } catch (IOException e) {
            throw FalAnswers.unreachable(target.host(), e);
        }
    }

    private static void requireTaken(Response response, HttpUrl target, long size) {
        if (response.code() == 413) {
            throw new StoreException.TooLarge(FalStore.ID, size, null);
        }
        FalAnswers.requireSuccess(response, target.host());
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
        return "FalCalls[" + ShownUrl.of(rest.uri()) + "]";
    }
}
