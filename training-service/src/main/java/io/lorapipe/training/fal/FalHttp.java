package io.lorapipe.training.fal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls to fal.ai; no redirect is followed and no answer makes a request be sent again. */
final class FalHttp {

    static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST_ANSWER = 16L * 1024 * 1024;

    private final OkHttpClient client;
    private final @Nullable String key;

    FalHttp(FalProperties properties) {
        this.key = properties.key();
        this.client = new OkHttpClient.Builder()
                .connectTimeout(properties.connectTimeout())
                .readTimeout(properties.callTimeout())
                .writeTimeout(properties.callTimeout())
                .callTimeout(properties.callTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .build();
    }

    /** An answer, read to its end; {@code body} is missing where it is not JSON, or too large to be read whole. */
    record Answer(int status, JsonNode body, Headers headers) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    boolean hasKey() {
        return key != null;
    }

    Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("Authorization", "Key " + key);
    }

    /** A client for one submission: a connection of its own, which nothing else was sent on before. */
    OkHttpClient.Builder forOneSubmission() {
        return client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1));
    }

    /** An answer, whatever its status. */
    Answer call(Request request) throws IOException {
        try (var response = client.newCall(request).execute()) {
            var body = response.peekBody(LONGEST_ANSWER + 1).bytes();
            return new Answer(
                    response.code(),
                    body.length > LONGEST_ANSWER ? MissingNode.getInstance() : read(body),
                    response.headers());
        }
    }

    /** The body as JSON, without our key where it repeats that: users read what providers say. */
    JsonNode read(byte[] body) {
        return key == null ? json(body) : json(Unsaid.withoutKey(key, body));
    }

    static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
