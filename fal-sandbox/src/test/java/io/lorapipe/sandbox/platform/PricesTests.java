package io.lorapipe.sandbox.platform;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.sandbox.Archives;
import io.lorapipe.sandbox.Neighbour;
import io.lorapipe.sandbox.Sandbox;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PricesTests {

    private static final String ESTIMATE = "/v1/models/pricing/estimate";
    private static final String BILLING = "/v1/models/billing-events";

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static String trained;
    private static String refused;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
        try (var neighbour = new Neighbour()) {
            var url = neighbour.serving("a.zip", Archives.ofImages(1));
            trained = ended("{\"steps\":700,\"images_data_url\":\"" + url + "\"}");
            refused = ended("{\"images_data_url\":7}");
        }
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void stepsCostTheirNumberTimesTheirPrice() {
        var estimate = json(sandbox.post(ESTIMATE, """
                {"estimate_type": "unit_price", "endpoints": {
                  "fal-ai/flux-lora-fast-training": {"unit_quantity": 1500},
                  "fal-ai/turbo-flux-trainer": {"unit_quantity": 0.5}}}
                """));

        assertThat(estimate.get("total_cost").decimalValue()).isEqualByComparingTo("3.0012");
        assertThat(estimate.get("currency").stringValue()).isEqualTo("USD");
        assertThat(estimate.get("estimate_type").stringValue()).isEqualTo("unit_price");
    }

    @Test
    void aCallCostsTheDefaultNumberOfSteps() {
        var estimate = json(sandbox.post(ESTIMATE, """
                {"estimate_type": "historical_api_price", "endpoints": {
                  "fal-ai/flux-lora-portrait-trainer": {"call_quantity": 2}}}
                """));

        assertThat(estimate.get("total_cost").decimalValue()).isEqualByComparingTo("12");
        assertThat(estimate.get("estimate_type").stringValue()).isEqualTo("historical_api_price");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"estimate_type\":\"guess\",\"endpoints\":{\"fal-ai/turbo-flux-trainer\":{\"unit_quantity\":1}}}",
                "{\"estimate_type\":\"unit_price\"}",
                "{\"estimate_type\":\"unit_price\",\"endpoints\":{}}",
                "{\"estimate_type\":\"unit_price\",\"endpoints\":{\"fal-ai/turbo-flux-trainer\":{\"call_quantity\":1}}}",
                "{\"estimate_type\":\"unit_price\",\"endpoints\":{\"fal-ai/turbo-flux-trainer\":{\"unit_quantity\":0}}}",
                "{\"estimate_type\":\"historical_api_price\",\"endpoints\":{\"x\":{\"call_quantity\":1.5}}}"
            })
    void anEstimateThatCannotBeMadeIsRefusedInThePlatformsEnvelope(String body) {
        var answer = sandbox.post(ESTIMATE, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").get("type").stringValue()).isEqualTo("validation_error");
        assertThat(json(answer).get("error").get("message").stringValue()).isNotBlank();
    }

    @Test
    void anEstimateForAnUnknownEndpointIsNotFound() {
        var answer = sandbox.post(
                ESTIMATE, "{\"estimate_type\":\"unit_price\",\"endpoints\":{\"fal-ai/no\":{\"unit_quantity\":1}}}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("error").get("message").stringValue()).contains("fal-ai/no");
    }

    @Test
    void aTrainingIsBilledByItsSteps() {
        var event = onlyEvent(trained);

        assertThat(event.get("endpoint_id").stringValue()).isEqualTo(FAST_TRAINING);
        assertThat(event.get("output_units").intValue()).isEqualTo(700);
        assertThat(event.get("unit_price").decimalValue()).isEqualByComparingTo("0.002");
        assertThat(event.get("cost_total").decimalValue()).isEqualByComparingTo("1.4");
        assertThat(event.get("cost_estimate_nano_usd").longValue()).isEqualTo(1_400_000_000);
        assertThat(event.get("percent_discount").isNull()).isTrue();
    }

    @Test
    void aRefusedInputCostsNothing() {
        assertThat(onlyEvent(refused).get("cost_total").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void billingIsReadPageByPage() {
        var first = json(sandbox.get(BILLING + "?limit=1"));
        var second = json(sandbox.get(
                BILLING + "?limit=1&cursor=" + first.get("next_cursor").stringValue()));

        assertThat(first.get("has_more").booleanValue()).isTrue();
        assertThat(request(first)).isEqualTo(refused);
        assertThat(request(second)).isEqualTo(trained);
        assertThat(second.get("has_more").booleanValue()).isFalse();
        assertThat(second.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void oneSeesNoBillOfAnotherKey() {
        assertThat(json(sandbox.calledWith("another:key").get(BILLING)).get("billing_events"))
                .isEmpty();
    }

    @Test
    void aBalanceIsWhatTheBillsLeftOfIt() {
        var plain = json(sandbox.get("/v1/account/billing"));
        var expanded = json(sandbox.get("/v1/account/billing?expand=credits"));

        assertThat(plain.has("credits")).isFalse();
        assertThat(expanded.get("credits").get("current_balance").decimalValue())
                .isEqualByComparingTo("98.6");
        assertThat(expanded.get("credits").get("currency").stringValue()).isEqualTo("USD");
    }

    @Test
    void aBillForMoreThanNinetyDaysIsRefused() {
        var answer = sandbox.get(BILLING + "?start=2026-01-01&end=2026-06-01");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").get("type").stringValue()).isEqualTo("validation_error");
    }

    @Test
    void whatThePlatformDoesNotHaveIsNotFoundInItsEnvelope() {
        for (var answer :
                new JsonNode[] {json(sandbox.get("/v1/models/usage")), json(sandbox.post("/v1/keys", "{}"))}) {
            assertThat(answer.get("error").get("type").stringValue()).isEqualTo("not_found");
        }
    }

    @Test
    void whereWebhooksComeFromIsToldWithoutAKey() throws Exception {
        var meta = sandbox.send(HttpRequest.newBuilder(sandbox.base().resolve("/v1/meta")));

        assertThat(json(meta).get("webhook_ip_ranges")).hasSize(1);
    }

    private static JsonNode onlyEvent(String requestId) {
        var events = json(sandbox.get(BILLING + "?request_id=" + requestId)).get("billing_events");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String request(JsonNode page) {
        return page.get("billing_events").get(0).get("request_id").stringValue();
    }

    private static String ended(String input) {
        var path = sandbox.submit(FAST_TRAINING, input);
        sandbox.awaitResult(path);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
