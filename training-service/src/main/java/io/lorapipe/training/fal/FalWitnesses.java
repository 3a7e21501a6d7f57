package io.lorapipe.training.fal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Witnesses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** fal.ai's list of requests, and its status of a request. Both lag, and neither proves that nothing was accepted. */
final class FalWitnesses implements Witnesses {

    /** Their clock is not ours. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    private static final int MOST_PAGES = 100;

    /** Where there is no list there is no such witness, today or later. */
    private static final Set<Integer> NO_LIST = Set.of(404, 405, 410, 501);

    private final FalHttp http;
    private final FalAddresses addresses;

    FalWitnesses(FalHttp http, FalAddresses addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    @Override
    public Search byAttempt(Preset preset, UUID attemptId, Instant since) {
        var page = addresses
                .requestsOf(preset)
                .newBuilder()
                .addQueryParameter("start", since.minus(BEFORE).toString())
                .addQueryParameter("expand", "payloads")
                .addQueryParameter("limit", "100")
                .build();
        var found = new HashSet<String>();
        try {
            @Nullable HttpUrl next = page;
            for (var pages = 0; next != null; pages++) {
                if (pages == MOST_PAGES) {
                    return new Search.Unavailable("a list without an end");
                }
                var answer = http.call(http.request(next).build());
                if (NO_LIST.contains(answer.status())) {
                    return new Search.NotListed();
                }
                if (!answer.isSuccess()) {
                    return new Search.Unavailable("status " + answer.status());
                }
                collect(answer.body(), preset, attemptId, found);
                next = following(page, next, answer.body());
            }
        } catch (IOException failed) {
            return new Search.Unavailable(failed.toString());
        }
        return switch (found.size()) {
            case 0 -> new Search.NotListed();
            case 1 ->
                new Search.Found(addresses.request(preset, found.iterator().next()));
            default -> new Search.Ambiguous(found.size());
        };
    }

    @Override
    public Search byId(Preset preset, String requestId, UUID attemptId) {
        if (!FalAddresses.isRequestId(requestId)) {
            return new Search.NotListed();
        }
        var request = addresses.request(preset, requestId);
        try {
            var answer = http.call(
                    http.request(HttpUrl.get(request.status().toString())).build());
            return answer.isSuccess() && answer.body().has("status") && !isListedAsAnother(preset, requestId, attemptId)
                    ? new Search.Found(request)
                    : new Search.NotListed();
        } catch (IOException failed) {
            return new Search.Unavailable(failed.toString());
        }
    }

    /** Signatures prove the provider, which serves others too, and not what it says of our attempts. */
    private boolean isListedAsAnother(Preset preset, String requestId, UUID attemptId) throws IOException {
        var page = addresses
                .requestsOf(preset)
                .newBuilder()
                .addQueryParameter("request_id", requestId)
                .addQueryParameter("expand", "payloads")
                .build();
        var items = http.call(http.request(page).build()).body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("request_id").asString("").equals(requestId))
                .map(item -> archive(item, preset))
                .anyMatch(link -> !link.isBlank() && !link.contains(attemptId.toString()));
    }

    private static void collect(JsonNode page, Preset preset, UUID attemptId, HashSet<String> found) {
        for (var item : page.path("items")) {
            var requestId = item.path("request_id").asString("");
            if (archive(item, preset).contains(attemptId.toString()) && FalAddresses.isRequestId(requestId)) {
                found.add(requestId);
            }
        }
    }

    /** The link that the request was given for its archive. */
    private static String archive(JsonNode item, Preset preset) {
        var given = item.path("json_input");
        var input = given.isString() ? FalHttp.json(given.asString().getBytes(UTF_8)) : given;
        return input.path(preset.archive().field()).asString("");
    }

    private static @Nullable HttpUrl following(HttpUrl first, HttpUrl last, JsonNode page) {
        var cursor = page.path("next_cursor").asString("");
        return cursor.isEmpty() || cursor.equals(last.queryParameter("cursor"))
                ? null
                : first.newBuilder().setQueryParameter("cursor", cursor).build();
    }
}
