package io.lorapipe.training.fal;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Witnesses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * fal.ai's list of requests, and its status of a request. Both lag, and neither proves that nothing was accepted; what
 * cannot be read whole says nothing at all, and is not taken for a list without the attempt.
 */
final class FalWitnesses implements Witnesses {

    /** Their clock is not ours. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    private static final int MOST_PAGES = 100;

    private final FalHttp http;
    private final FalAddresses addresses;
    private final boolean lists;

    /** @param lists whether the provider has a list: a 404 cannot tell that from a gateway that has lost its way */
    FalWitnesses(FalHttp http, FalAddresses addresses, boolean lists) {
        this.http = http;
        this.addresses = addresses;
        this.lists = lists;
    }

    @Override
    public Search byAttempt(Preset preset, UUID attemptId, Instant since) {
        if (!lists) {
            return new Search.NotListed();
        }
        var first = addresses
                .requestsOf(preset)
                .newBuilder()
                .addQueryParameter("start", since.minus(BEFORE).toString())
                .addQueryParameter("expand", "payloads")
                .addQueryParameter("limit", "100")
                .build();
        var matches = new Matches(preset, attemptId);
        try {
            readAll(first, matches);
        } catch (IOException unreadable) {
            return new Search.Unavailable(unreadable.toString());
        }
        return matches.search(addresses);
    }

    private void readAll(HttpUrl first, Matches matches) throws IOException {
        @Nullable HttpUrl next = first;
        for (var pages = 0; next != null; pages++) {
            if (pages == MOST_PAGES) {
                throw new IOException("a list without an end");
            }
            var page = read(next);
            page.items().forEach(matches::take);
            next = page.following(first, next);
        }
    }

    private ListPage read(HttpUrl page) throws IOException {
        return ListPage.of(http.call(http.request(page).build()));
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
            if (answer.status() == 404 || answer.status() == 410) {
                return new Search.NotListed();
            }
            if (!answer.isSuccess() || !answer.body().has("status")) {
                return new Search.Unavailable("status " + answer.status());
            }
            return isListedAsAnother(preset, requestId, attemptId) ? new Search.NotListed() : new Search.Found(request);
        } catch (IOException failed) {
            return new Search.Unavailable(failed.toString());
        }
    }

    /** Signatures prove the provider, which serves others too, and not what it says of our attempts. */
    private boolean isListedAsAnother(Preset preset, String requestId, UUID attemptId) throws IOException {
        if (!lists) {
            return false;
        }
        var page = addresses
                .requestsOf(preset)
                .newBuilder()
                .addQueryParameter("request_id", requestId)
                .addQueryParameter("expand", "payloads")
                .build();
        return read(page).items().stream()
                .filter(item -> item.path("request_id").asString("").equals(requestId))
                .map(item -> ListPage.archive(item, preset))
                .anyMatch(link -> !link.isBlank() && !link.contains(attemptId.toString()));
    }
}
