package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.webhook.Verification;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class WebhookTests {

    @TempDir
    Path data;

    @Test
    void theEndIsReportedAndSignedWithThePublishedKey() {
        try (var sandbox = Sandbox.start(data);
                var neighbour = new Neighbour()) {
            var path = submit(sandbox, neighbour, "\"" + neighbour.serving("a.zip", Archives.ofImages(2)) + "\"");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(neighbour.heard()).hasSize(1));

            var heard = neighbour.heard().getFirst();
            var body = JsonMapper.shared().readTree(heard.body());
            assertThat(body.get("status").stringValue()).isEqualTo("OK");
            assertThat(body.get("payload")).isEqualTo(json(sandbox.get(path)));
            assertThat(Verification.succeeds(sandbox, heard)).isTrue();
            assertThat(Verification.succeeds(sandbox, heard, heard.body() + " "))
                    .isFalse();
        }
    }

    @Test
    void aRefusalIsReportedWithItsDetail() {
        try (var sandbox = Sandbox.start(data);
                var neighbour = new Neighbour()) {
            submit(sandbox, neighbour, "[]");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(neighbour.heard()).hasSize(1));

            var body = JsonMapper.shared().readTree(neighbour.heard().getFirst().body());
            assertThat(body.get("status").stringValue()).isEqualTo("ERROR");
            assertThat(body.get("error").stringValue()).isEqualTo("Invalid status code: 422");
            assertThat(body.get("payload").get("detail").get(0).get("type").stringValue())
                    .isEqualTo("string_type");
        }
    }

    @Test
    void aReceiverThatDoesNotAcknowledgeHearsItAgain() {
        try (var sandbox = Sandbox.start(data);
                var neighbour = new Neighbour(500)) {
            submit(sandbox, neighbour, "[]");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(neighbour.heard()).hasSize(2));
        }
    }

    @Test
    void whatNobodyAcknowledgedIsSentAgainAfterARestart() {
        try (var neighbour = new Neighbour(500, 500, 500, 500, 500, 500)) {
            try (var sandbox = Sandbox.start(data)) {
                submit(sandbox, neighbour, "[]");
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(neighbour.heard()).isNotEmpty());
            }
            var before = neighbour.heard().size();

            try (var again = Sandbox.start(data)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(neighbour.heard()).hasSizeGreaterThan(before));
                assertThat(json(again.get("/sandbox/ledger"))).hasSize(1);
            }
        }
    }

    @Test
    void aRedirectAndAnAcknowledgementAreBothFinal() {
        try (var neighbour = new Neighbour(302, 200)) {
            try (var sandbox = Sandbox.start(data)) {
                submit(sandbox, neighbour, "[]");
                submit(sandbox, neighbour, "[]");
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(neighbour.heard()).hasSize(2));
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(data.resolve("journal.jsonl"))
                                .content()
                                .containsPattern("WebhookSettled(.|\n)*WebhookSettled"));
            }
            try (var again = Sandbox.start(data)) {
                var later = submit(again, neighbour, "[]");
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(heardOf(neighbour)).anyMatch(later::endsWith));
                assertThat(heardOf(neighbour)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aWebhookThatIsNeverSentIsNotSentAfterARestartEither() {
        try (var neighbour = new Neighbour()) {
            try (var sandbox = Sandbox.start(data)) {
                sandbox.faults("{'at':'webhook','fault':'never'}");
                submit(sandbox, neighbour, "[]");
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(data.resolve("journal.jsonl"))
                                .content()
                                .contains("WebhookSettled"));
                assertThat(neighbour.heard()).isEmpty();
            }
            try (var again = Sandbox.start(data)) {
                var later = submit(again, neighbour, "[]");
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(neighbour.heard()).isNotEmpty());
                assertThat(heardOf(neighbour))
                        .singleElement()
                        .satisfies(id -> assertThat(later).endsWith(id));
            }
        }
    }

    private static String submit(Sandbox sandbox, Neighbour neighbour, String imagesDataUrl) {
        var webhook = URLEncoder.encode(neighbour.url("/hooks/done?attempt=7"), UTF_8);
        return sandbox.submit(FAST_TRAINING + "?fal_webhook=" + webhook, "{\"images_data_url\":" + imagesDataUrl + "}");
    }

    private static List<String> heardOf(Neighbour neighbour) {
        return neighbour.heard().stream()
                .map(heard -> heard.header("X-Fal-Webhook-Request-Id"))
                .toList();
    }
}
