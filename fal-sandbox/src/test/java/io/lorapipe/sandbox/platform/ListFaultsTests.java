package io.lorapipe.sandbox.platform;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.RawCall;
import io.lorapipe.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ListFaultsTests {

    private static final String BY_ENDPOINT =
            "/v1/models/requests/by-endpoint?expand=payloads&endpoint_id=" + FAST_TRAINING;

    @TempDir
    Path data;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(data);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aRequestThatIsOmittedIsInNoListWhateverComesLater() {
        sandbox.faults("{'at':'list','fault':'omit','matching':'attempt-7'}");

        var omitted = submit("attempt-7");
        var listed = submit("attempt-8");

        assertThat(ids(BY_ENDPOINT)).containsExactly(listed);
        assertThat(ids(BY_ENDPOINT + "&request_id=" + omitted)).isEmpty();
        sandbox.noFaults();
        assertThat(ids(BY_ENDPOINT)).containsExactly(listed);
        assertThat(sandbox.ledger()).hasSize(2);
        assertThat(sandbox.thrown()).hasSize(1);
    }

    @Test
    void aRequestCanLagBehindTheOthers() {
        sandbox.faults("{'at':'list','fault':'lag','by':'3s','matching':'attempt-7'}");

        var lagging = submit("attempt-7");
        var prompt = submit("attempt-8");

        assertThat(ids(BY_ENDPOINT)).containsExactly(prompt);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ids(BY_ENDPOINT)).contains(lagging, prompt));
    }

    @Test
    void everySoManyRequestsCanBeOmittedHoweverOftenOneLooks() {
        sandbox.faults("{'at':'list','fault':'omit','every':2}");

        var first = submit("1");
        submit("2");
        var third = submit("3");

        assertThat(ids(BY_ENDPOINT)).containsExactly(third, first);
        assertThat(ids(BY_ENDPOINT)).containsExactly(third, first);
    }

    @Test
    void aPageCanBeginWithTheLastItemOfThePageBefore() {
        sandbox.faults("{'at':'list','fault':'repeat'}");
        var sent = List.of(submit("1"), submit("2"), submit("3"));

        var first = json(sandbox.get(BY_ENDPOINT + "&limit=2"));
        var second = json(sandbox.get(
                BY_ENDPOINT + "&limit=2&cursor=" + first.get("next_cursor").stringValue()));

        assertThat(ids(first)).containsExactly(sent.get(2), sent.get(1));
        assertThat(ids(second)).containsExactly(sent.get(1), sent.get(0));
    }

    @Test
    void itemsCanHaveFieldsThatNobodyHasHeardOf() {
        submit("1");
        var usual = json(sandbox.get(BY_ENDPOINT)).get("items").get(0);
        sandbox.faults("{'at':'list','fault':'unknown_fields'}");

        var page = json(sandbox.get(BY_ENDPOINT));

        assertThat(page.has("page_info")).isTrue();
        assertThat(page.get("items").get(0).propertyNames()).containsAll(usual.propertyNames());
        assertThat(page.get("items").get(0).size()).isGreaterThan(usual.size());
    }

    @Test
    void payloadsCanBeMissing() {
        submit("1");
        sandbox.faults("{'at':'list','fault':'no_payloads','times':1}");

        var without = json(sandbox.get(BY_ENDPOINT)).get("items").get(0);
        var with = json(sandbox.get(BY_ENDPOINT)).get("items").get(0);

        assertThat(without.has("json_input")).isFalse();
        assertThat(with.has("json_input")).isTrue();
    }

    @Test
    void aListCanFailLikeAnyOtherCall() {
        submit("1");
        sandbox.faults("{'at':'list','fault':'answer','status':503,'nth':1}", "{'at':'list','fault':'drop','nth':2}");

        assertThat(sandbox.get(BY_ENDPOINT).statusCode()).isEqualTo(503);
        assertThat(RawCall.get(sandbox.base().resolve(BY_ENDPOINT))).isEmpty();
        assertThat(ids(BY_ENDPOINT)).hasSize(1);
    }

    private String submit(String attempt) {
        var path = sandbox.submit(FAST_TRAINING, "{\"images_data_url\":\"http://127.0.0.1:1/" + attempt + "\"}");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> ids(String path) {
        return ids(json(sandbox.get(path)));
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("request_id").stringValue())
                .toList();
    }
}
