package io.lorapipe.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to one gateway, with its refusals and its absence told apart. */
final class Http {

    private static final MediaType JSON = MediaType.get("application/json");
    /** Longer than three of the heartbeats of a progress stream. */
    private static final Duration SILENCE = Duration.ofSeconds(50);

    private final URI gateway;
    private final JsonMapper json = JsonMapper.builder().build();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .followRedirects(false)
            .build();

    Http(URI gateway) {
        this.gateway = gateway;
    }

    Request.Builder request(String path, String... query) {
        var url = HttpUrl.get(gateway.toString()).newBuilder().encodedPath(path);
        for (int i = 0; i < query.length; i += 2) {
            url.addQueryParameter(query[i], query[i + 1]);
        }
        return new Request.Builder().url(url.build());
    }

    RequestBody body(Object value) {
        return RequestBody.create(json.writeValueAsBytes(value), JSON);
    }

    <T> T read(Request request, Class<T> type) {
        try (var response = answer(request)) {
            return parse(response.body().string(), type);
        } catch (IOException ex) {
            throw new GatewayUnreachable(gateway, ex);
        }
    }

    <T> T parse(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JacksonException ex) {
            throw new GatewayUnreachable(gateway, ex);
        }
    }

    /** An answer that is not a refusal; the caller closes it. */
    Response answer(Request request) {
        try {
            var response = client.newCall(request).execute();
            if (response.isSuccessful()) {
                return response;
            }
            try (response) {
                throw refused(response.code(), response.body().string());
            }
        } catch (IOException ex) {
            throw new GatewayUnreachable(gateway, ex);
        }
    }

    private RuntimeException refused(int status, String body) {
        try {
            JsonNode problem = json.readTree(body);
            if (problem.hasNonNull("detail")) {
                return new GatewayRefused(
                        status,
                        problem.path("code").asString(""),
                        problem.path("detail").asString(""));
            }
        } catch (JacksonException notOurs) {
            return new GatewayUnreachable(gateway, notOurs);
        }
        return new GatewayUnreachable(gateway, null);
    }

    void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
