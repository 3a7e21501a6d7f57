package io.lorapipe.training.fal;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.attempt.RemoteRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** fal.ai's addresses. Our key goes to the configured queue only: returned addresses elsewhere are not followed. */
final class FalAddresses {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int SEGMENTS_OF_APP = 2;

    private final FalProperties properties;
    private final HttpUrl queue;

    FalAddresses(FalProperties properties) {
        this.properties = properties;
        this.queue = HttpUrl.get(properties.queueUrl().toString());
    }

    HttpUrl submit(Preset preset, UUID attemptId) {
        var url = queue.newBuilder().addPathSegments(preset.id());
        var webhooks = properties.webhookUrl();
        if (webhooks != null) {
            var hook = HttpUrl.get(webhooks.toString())
                    .newBuilder()
                    .addPathSegments("webhooks/fal")
                    .addPathSegment(attemptId.toString())
                    .build();
            url.addQueryParameter("fal_webhook", hook.toString());
        }
        return url.build();
    }

    HttpUrl requestsOf(Preset preset) {
        return HttpUrl.get(properties.platformUrl().toString())
                .newBuilder()
                .addPathSegments("v1/models/requests/by-endpoint")
                .addQueryParameter("endpoint_id", preset.id())
                .build();
    }

    static boolean isRequestId(String text) {
        return REQUEST_ID.matcher(text).matches();
    }

    /** The request by the addresses that the answer gives, as far as they are the queue's own. */
    RemoteRequest request(Preset preset, String requestId, JsonNode answer) {
        var built = request(preset, requestId);
        return new RemoteRequest(
                requestId,
                own(answer.path("status_url"), built.status()),
                own(answer.path("response_url"), built.result()),
                own(answer.path("cancel_url"), built.cancel()));
    }

    RemoteRequest request(Preset preset, String requestId) {
        var app =
                Arrays.stream(preset.id().split("/", -1)).limit(SEGMENTS_OF_APP).collect(Collectors.joining("/"));
        var url = queue.newBuilder()
                .addPathSegments(app)
                .addPathSegment("requests")
                .addPathSegment(requestId)
                .build();
        return new RemoteRequest(
                requestId,
                url.newBuilder().addPathSegment("status").build().uri(),
                url.uri(),
                url.newBuilder().addPathSegment("cancel").build().uri());
    }

    private URI own(JsonNode given, URI built) {
        var url = given.isString() ? HttpUrl.parse(given.asString()) : null;
        if (url == null) {
            return built;
        }
        var isOwn =
                url.scheme().equals(queue.scheme()) && url.host().equals(queue.host()) && url.port() == queue.port();
        return isOwn ? url.uri() : built;
    }
}
