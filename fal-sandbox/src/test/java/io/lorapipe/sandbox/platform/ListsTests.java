package io.lorapipe.sandbox.platform;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ListsTests {

    private static final String TURBO = "fal-ai/turbo-flux-trainer";
    private static final String BY_ENDPOINT = "/v1/models/requests/by-endpoint?endpoint_id=" + FAST_TRAINING;
    private static final String SEARCH = "/v1/models/requests/search";

    @TempDir
    Path data;

    @Test
    void aLaggingListShowsARequestInTheEnd() {
        try (var sandbox = Sandbox.start(data, "--lorapipe.sandbox.list-lag=2s")) {
            sandbox.submit(FAST_TRAINING, "{}");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(items(sandbox, BY_ENDPOINT)).hasSize(1));
        }
    }

    @Test
    void aLaggingListDoesNotShowWhatTheLedgerHolds() {
        try (var sandbox = Sandbox.start(data, "--lorapipe.sandbox.list-lag=1h")) {
            var ended = sandbox.submit(FAST_TRAINING, "{}");
            sandbox.awaitResult(ended);

            assertThat(items(sandbox, BY_ENDPOINT)).isEmpty();
            assertThat(items(sandbox, BY_ENDPOINT + "&request_id=" + id(ended))).isEmpty();
            assertThat(json(sandbox.get(SEARCH)).get("results")).isEmpty();
            assertThat(json(sandbox.get("/sandbox/ledger"))).hasSize(1);
        }
    }

    @Test
    void aListOfWhatStartedOmitsWhatWaits() {
        try (var sandbox =
                Sandbox.start(data, "--lorapipe.sandbox.listed-once=started", "--lorapipe.sandbox.queue-delay=1h")) {
            sandbox.submit(FAST_TRAINING, "{}");

            assertThat(items(sandbox, BY_ENDPOINT)).isEmpty();
        }
    }

    @Test
    void severalEndpointsAreListedTogetherOverSeveralPages() {
        try (var sandbox = Sandbox.start(data)) {
            var sent = new ArrayList<String>();
            for (var endpoint : List.of(FAST_TRAINING, TURBO, FAST_TRAINING, TURBO, FAST_TRAINING)) {
                var path = sandbox.submit(endpoint, "{}");
                sandbox.awaitResult(path);
                sent.add(id(path));
            }
            sandbox.awaitResult(sandbox.submit("fal-ai/flux-2-trainer", "{}"));

            var listed = pages(sandbox, BY_ENDPOINT + "," + TURBO + "&limit=2", "items");
            var repeated = pages(sandbox, BY_ENDPOINT + "&endpoint_id=" + TURBO + "&limit=5", "items");

            Collections.reverse(sent);
            assertThat(listed).isEqualTo(sent);
            assertThat(repeated).isEqualTo(sent);
        }
    }

    @Test
    void historyIsBrowsedNewestFirstWithPayloads() {
        try (var sandbox = Sandbox.start(data)) {
            var first = id(sandbox.submit(FAST_TRAINING, "{\"images_data_url\":\"one\"}"));
            var second = id(sandbox.submit(TURBO, "{\"images_data_url\":\"two\"}"));
            var third = id(sandbox.submit(FAST_TRAINING, "{\"images_data_url\":\"three\"}"));

            assertThat(pages(sandbox, SEARCH + "?limit=1", "results")).containsExactly(third, second, first);
            assertThat(pages(sandbox, SEARCH + "?only_api_requests=true&endpoint_id=" + TURBO, "results"))
                    .containsExactly(second);
            var newest = json(sandbox.get(SEARCH)).get("results").get(0);
            assertThat(newest.get("json_input").get("images_data_url").stringValue())
                    .isEqualTo("three");
        }
    }

    @Test
    void aSearchByMeaningIsNotImplemented() {
        try (var sandbox = Sandbox.start(data)) {
            var answer = sandbox.get(SEARCH + "?query=sunset");

            assertThat(answer.statusCode()).isEqualTo(501);
            assertThat(json(answer).get("error").get("type").stringValue()).isEqualTo("not_implemented");
        }
    }

    @Test
    void aQueryThatCannotBeReadNamesItsParameter() {
        try (var sandbox = Sandbox.start(data)) {
            for (var wrong : List.of(
                    "limit=0", "limit=x", "cursor=!", "cursor=MA==", "status=done", "sort_by=sent_at", "end=soon")) {
                var answer = sandbox.get(BY_ENDPOINT + "&" + wrong);

                assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
                assertThat(json(answer).get("error").get("message").stringValue())
                        .startsWith(wrong.substring(0, wrong.indexOf('=')));
            }
        }
    }

    private static List<String> pages(Sandbox sandbox, String path, String key) {
        var seen = new ArrayList<String>();
        var page = json(sandbox.get(path));
        seen.addAll(ids(page.get(key)));
        while (page.get("has_more").booleanValue()) {
            var next = path + (path.contains("?") ? "&" : "?") + "cursor="
                    + page.get("next_cursor").stringValue();
            page = json(sandbox.get(next));
            seen.addAll(ids(page.get(key)));
        }
        return seen;
    }

    private static List<String> items(Sandbox sandbox, String path) {
        return ids(json(sandbox.get(path)).get("items"));
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream()
                .map(item -> item.get("request_id").stringValue())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
