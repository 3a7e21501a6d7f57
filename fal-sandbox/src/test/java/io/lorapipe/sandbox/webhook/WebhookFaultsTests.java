package io.lorapipe.sandbox.webhook;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.Neighbour;
import io.lorapipe.sandbox.Neighbour.Heard;
import io.lorapipe.sandbox.Sandbox;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookFaultsTests {

    @TempDir
    Path data;

    private Sandbox sandbox;
    private Neighbour neighbour;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(data);
        neighbour = new Neighbour();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        neighbour.close();
    }

    @Test
    void aDuplicatedWebhookComesAgainToTheLastByte() {
        fault("'fault':'duplicate','copies':2");

        submit();

        var heard = awaitHeard(3);
        assertThat(heard)
                .extracting(each -> each.header("X-Fal-Webhook-Signature") + each.body())
                .containsOnly(heard.getFirst().header("X-Fal-Webhook-Signature")
                        + heard.getFirst().body());
        assertThat(Verification.succeeds(sandbox, heard.getLast())).isTrue();
    }

    @Test
    void aLateWebhookIsOvertaken() {
        fault("'fault':'late','by':'2s','times':1");

        var late = ended(submit());
        var next = submit();

        assertThat(awaitHeard(2)).extracting(WebhookFaultsTests::id).containsExactly(next, late);
    }

    @Test
    void aWebhookCanWaitForALaterOne() {
        fault("'fault':'after_next'");

        var first = ended(submit());
        var second = submit();

        assertThat(awaitHeard(2)).extracting(WebhookFaultsTests::id).containsExactly(second, first);
    }

    @Test
    void aWebhookThatNoLaterOneFollowsWaitsSoLongOnly() {
        fault("'fault':'after_next','at_most':'1s'");

        submit();

        assertThat(Verification.succeeds(sandbox, awaitHeard(1).getFirst())).isTrue();
    }

    @Test
    void aWebhookCanComeBeforeTheAnswerToItsSubmit() {
        fault("'fault':'before_submit_answer'");

        var id = submit();

        assertThat(neighbour.heard()).extracting(WebhookFaultsTests::id).containsExactly(id);
        assertThat(sandbox.thrown()).hasSize(1);
    }

    @Test
    void aSubmitWaitsForItsWebhookSoLongOnly() {
        sandbox.faults(
                "{'at':'run','fault':'never_ends'}",
                "{'at':'webhook','fault':'before_submit_answer','at_most':'200ms'}");

        submit();

        assertThat(neighbour.heard()).isEmpty();
    }

    @Test
    void aStaleWebhookIsSignedForATimeLongAgo() {
        fault("'fault':'stale'");

        submit();

        var heard = awaitHeard(1).getFirst();
        var signedAt = Instant.ofEpochSecond(Long.parseLong(heard.header("X-Fal-Webhook-Timestamp")));
        assertThat(signedAt).isBefore(Instant.now().minusSeconds(300));
        assertThat(Verification.succeeds(sandbox, heard)).isTrue();
    }

    @Test
    void aSignatureOfOtherBytesDoesNotVerify() {
        fault("'fault':'wrong_signature'");

        submit();

        var heard = awaitHeard(1).getFirst();
        assertThat(heard.header("X-Fal-Webhook-Signature")).matches("[0-9a-f]{128}");
        assertThat(Verification.succeeds(sandbox, heard)).isFalse();
        assertThat(Verification.succeeds(sandbox, heard, "{}")).isTrue();
    }

    @Test
    void aSignatureCanBeGarbageOrMissing() {
        sandbox.faults(
                "{'at':'webhook','fault':'wrong_signature','how':'garbage','nth':1}",
                "{'at':'webhook','fault':'wrong_signature','how':'missing','nth':2}");

        submit();
        awaitHeard(1);
        submit();

        var heard = awaitHeard(2);
        assertThat(heard.getFirst().header("X-Fal-Webhook-Signature")).doesNotMatch("[0-9a-f]+");
        assertThat(heard.getLast().headers())
                .containsKey("X-fal-webhook-timestamp")
                .doesNotContainKey("X-fal-webhook-signature");
    }

    @Test
    void aKeyThatNobodyPublishedDoesNotVerify() {
        fault("'fault':'unpublished_key'");

        submit();

        assertThat(Verification.succeeds(sandbox, awaitHeard(1).getFirst())).isFalse();
        assertThat(Verification.keys(sandbox)).hasSize(1);
    }

    @Test
    void afterARefusedSignatureTheNextTryIsGood() {
        try (var wary = new Neighbour(401)) {
            fault("'fault':'wrong_signature','times':1");

            submitTo(wary);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(wary.heard()).hasSize(2));
            assertThat(wary.heard())
                    .extracting(heard -> Verification.succeeds(sandbox, heard))
                    .containsExactly(false, true);
        }
    }

    @Test
    void aBodyCanBreakOffUnderAGoodSignature() {
        fault("'fault':'malformed'");

        submit();

        var heard = awaitHeard(1).getFirst();
        assertThat(Verification.succeeds(sandbox, heard)).isTrue();
        assertThatThrownBy(() -> body(heard)).isInstanceOf(JacksonException.class);
    }

    @Test
    void aBodyCanBeLargeUnderAGoodSignature() {
        fault("'fault':'oversized','bytes':3000000");

        submit();

        var heard = awaitHeard(1).getFirst();
        assertThat(heard.body()).hasSizeGreaterThan(3_000_000);
        assertThat(Verification.succeeds(sandbox, heard)).isTrue();
    }

    @Test
    void aWebhookCanSayErrorOrOkWithNothingInIt() {
        sandbox.faults(
                "{'at':'webhook','fault':'error_without_payload','nth':1}",
                "{'at':'webhook','fault':'ok_without_payload','nth':2}");

        submit();
        var error = body(awaitHeard(1).getFirst());
        submit();
        var ok = body(awaitHeard(2).getLast());

        assertThat(error.get("status").stringValue()).isEqualTo("ERROR");
        assertThat(error.get("error").stringValue()).isEqualTo("Invalid status code: 404");
        assertThat(error.get("payload").isNull()).isTrue();
        assertThat(ok.get("status").stringValue()).isEqualTo("OK");
        assertThat(ok.get("payload").isNull()).isTrue();
        assertThat(ok.get("payload_error").stringValue()).isNotBlank();
    }

    @Test
    void aWebhookCanBeAboutARequestThatDoesNotExist() {
        fault("'fault':'wrong_request_id'");

        var submitted = submit();

        var heard = awaitHeard(1).getFirst();
        assertThat(Verification.succeeds(sandbox, heard)).isTrue();
        assertThat(id(heard)).isNotEqualTo(submitted);
        assertThat(body(heard).get("request_id").stringValue()).isEqualTo(id(heard));
    }

    @Test
    void headerAndBodyCanNameDifferentRequests() {
        fault("'fault':'wrong_request_id','where':'body'");

        var submitted = submit();

        var heard = awaitHeard(1).getFirst();
        assertThat(Verification.succeeds(sandbox, heard)).isTrue();
        assertThat(id(heard)).isEqualTo(submitted);
        assertThat(body(heard).get("request_id").stringValue()).isNotEqualTo(submitted);
    }

    private void fault(String fields) {
        sandbox.faults("{'at':'webhook'," + fields + "}");
    }

    private String submit() {
        return submitTo(neighbour);
    }

    private String submitTo(Neighbour receiver) {
        var webhook = URLEncoder.encode(receiver.url("/hooks/done"), UTF_8);
        var path = sandbox.submit(FAST_TRAINING + "?fal_webhook=" + webhook, "{}");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String ended(String id) {
        sandbox.awaitResult("/" + FAST_TRAINING + "/requests/" + id);
        return id;
    }

    private List<Heard> awaitHeard(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(neighbour.heard()).hasSize(count));
        return neighbour.heard();
    }

    private static String id(Heard heard) {
        return heard.header("X-Fal-Webhook-Request-Id");
    }

    private static JsonNode body(Heard heard) {
        return JsonMapper.shared().readTree(heard.body());
    }
}
