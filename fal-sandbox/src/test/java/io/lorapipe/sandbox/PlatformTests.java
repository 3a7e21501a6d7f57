package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlatformTests {

    private static final String BY_ENDPOINT = "/v1/models/requests/by-endpoint?endpoint_id=" + FAST_TRAINING;

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static String refused;
    private static String queued;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data, "--lorapipe.sandbox.max-running=1", "--lorapipe.sandbox.run-duration=1h");
        refused = id(sandbox.submit(FAST_TRAINING, "{\"images_data_url\":7}"));
        sandbox.awaitResult("/" + FAST_TRAINING + "/requests/" + refused);
        var neighbour = new Neighbour();
        var url = neighbour.serving("a.zip", Archives.ofImages(1));
        sandbox.submit(FAST_TRAINING, "{\"images_data_url\":\"" + url + "\"}");
        queued = id(sandbox.submit(FAST_TRAINING, "{\"images_data_url\":\"" + url + "?attempt=42\"}"));
        sandbox.calledWith("other:key").submit(FAST_TRAINING, "{}");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void everyRequestOfTheAccountIsListedOnceOverAllPages() {
        var seen = new ArrayList<String>();
        var page = json(sandbox.get(BY_ENDPOINT + "&limit=1"));
        ids(page).forEach(seen::add);
        while (page.get("has_more").booleanValue()) {
            page = json(sandbox.get(
                    BY_ENDPOINT + "&limit=1&cursor=" + page.get("next_cursor").stringValue()));
            ids(page).forEach(seen::add);
        }

        assertThat(seen).hasSize(3).doesNotHaveDuplicates().contains(queued).endsWith(refused);
    }

    @Test
    void payloadsComeOnRequest() {
        var plain = json(sandbox.get(BY_ENDPOINT + "&request_id=" + queued)).get("items");
        var full = json(sandbox.get(BY_ENDPOINT + "&expand=payloads&request_id=" + queued))
                .get("items");

        assertThat(plain).hasSize(1);
        assertThat(plain.get(0).has("json_input")).isFalse();
        assertThat(full.get(0).get("json_input").get("images_data_url").stringValue())
                .endsWith("?attempt=42");
    }

    @Test
    void aQueryByStatusFindsWhatEndedSo() {
        assertThat(ids(json(sandbox.get(BY_ENDPOINT + "&status=user_error")))).containsExactly(refused);
        assertThat(ids(json(sandbox.get(BY_ENDPOINT + "&status=success")))).isEmpty();
        var item = json(sandbox.get(BY_ENDPOINT + "&status=user_error"))
                .get("items")
                .get(0);
        assertThat(item.get("status_code").intValue()).isEqualTo(422);
    }

    @Test
    void theWindowCounts() {
        assertThat(ids(json(sandbox.get(BY_ENDPOINT + "&end=2020-01-01T00:00:00Z"))))
                .isEmpty();
        assertThat(ids(json(sandbox.get(BY_ENDPOINT + "&start=2020-01-01")))).hasSize(3);
    }

    @Test
    void aQueryThatMakesNoSenseIsAnsweredInThePlatformsEnvelope() {
        for (var query : List.of("?endpoint_id=", "?endpoint_id=a&limit=101", "?endpoint_id=a&start=yesterday")) {
            var answer = sandbox.get("/v1/models/requests/by-endpoint" + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("error").get("type").stringValue()).isEqualTo("validation_error");
        }
    }

    @Test
    void aPriceIsPerStep() {
        var price = json(sandbox.get("/v1/models/pricing?endpoint_id=" + FAST_TRAINING))
                .get("prices")
                .get(0);

        assertThat(price.get("unit_price").decimalValue()).isEqualByComparingTo("0.002");
        assertThat(price.get("currency").stringValue()).isEqualTo("USD");
        assertThat(sandbox.get("/v1/models/pricing?endpoint_id=fal-ai/unknown").statusCode())
                .isEqualTo(404);
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("request_id").stringValue())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
