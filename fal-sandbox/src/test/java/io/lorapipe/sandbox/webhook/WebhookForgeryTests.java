package io.lorapipe.sandbox.webhook;

import static io.lorapipe.sandbox.webhook.Caller.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.sandbox.Neighbour.Heard;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookForgeryTests {

    @TempDir
    Path data;

    private Caller caller;

    @BeforeEach
    void start() {
        caller = new Caller(data);
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void aStaleWebhookIsSignedForATimeLongAgo() {
        caller.fault("'fault':'stale'");

        caller.submit();

        var heard = caller.awaitHeard(1).getFirst();
        var signedAt = Instant.ofEpochSecond(Long.parseLong(heard.header("X-Fal-Webhook-Timestamp")));
        assertThat(signedAt).isBefore(Instant.now().minusSeconds(300));
        assertThat(Verification.succeeds(caller.sandbox, heard)).isTrue();
    }

    @Test
    void aSignatureOfOtherBytesDoesNotVerify() {
        caller.fault("'fault':'wrong_signature'");

        caller.submit();

        var heard = caller.awaitHeard(1).getFirst();
        assertThat(heard.header("X-Fal-Webhook-Signature")).matches("[0-9a-f]{128}");
        assertThat(Verification.succeeds(caller.sandbox, heard)).isFalse();
        assertThat(Verification.succeeds(caller.sandbox, heard, "{}")).isTrue();
    }

    @Test
    void aSignatureCanBeGarbageOrMissing() {
        caller.sandbox.faults(
                "{'at':'webhook','fault':'wrong_signature','how':'garbage','nth':1}",
                "{'at':'webhook','fault':'wrong_signature','how':'missing','nth':2}");

        caller.submit();
        caller.awaitHeard(1);
        caller.submit();

        var heard = caller.awaitHeard(2);
        assertThat(heard.getFirst().header("X-Fal-Webhook-Signature")).doesNotMatch("[0-9a-f]+");
        assertThat(heard.getLast().headers())
                .containsKey("X-fal-webhook-timestamp")
                .doesNotContainKey("X-fal-webhook-signature");
    }

    @Test
    void aKeyThatNobodyPublishedDoesNotVerify() {
        caller.fault("'fault':'unpublished_key'");

        caller.submit();

        assertThat(Verification.succeeds(caller.sandbox, caller.awaitHeard(1).getFirst()))
                .isFalse();
        assertThat(Verification.keys(caller.sandbox)).hasSize(1);
    }

    @Test
    void afterARefusedSignatureTheNextTryIsGood(@TempDir Path other) {
        try (var wary = new Caller(other, 401)) {
            wary.fault("'fault':'wrong_signature','times':1");

            wary.submit();

            assertThat(wary.awaitHeard(2))
                    .extracting(heard -> Verification.succeeds(wary.sandbox, heard))
                    .containsExactly(false, true);
        }
    }

    @Test
    void aBodyCanBreakOffUnderAGoodSignature() {
        caller.fault("'fault':'malformed'");

        caller.submit();

        var heard = caller.awaitHeard(1).getFirst();
        assertThat(Verification.succeeds(caller.sandbox, heard)).isTrue();
        assertThatThrownBy(() -> body(heard)).isInstanceOf(JacksonException.class);
    }

    @Test
    void aBodyCanBeLargeUnderAGoodSignature() {
        caller.fault("'fault':'oversized','bytes':3000000");

        caller.submit();

        var heard = caller.awaitHeard(1).getFirst();
        assertThat(heard.body()).hasSizeGreaterThan(3_000_000);
        assertThat(Verification.succeeds(caller.sandbox, heard)).isTrue();
    }

    @Test
    void aWebhookCanSayErrorOrOkWithNothingInIt() {
        caller.sandbox.faults(
                "{'at':'webhook','fault':'error_without_payload','nth':1}",
                "{'at':'webhook','fault':'ok_without_payload','nth':2}");

        caller.submit();
        var error = body(caller.awaitHeard(1).getFirst());
        caller.submit();
        var ok = body(caller.awaitHeard(2).getLast());

        assertThat(error.get("status").stringValue()).isEqualTo("ERROR");
        assertThat(error.get("error").stringValue()).isEqualTo("Invalid status code: 404");
        assertThat(error.get("payload").isNull()).isTrue();
        assertThat(ok.get("status").stringValue()).isEqualTo("OK");
        assertThat(ok.get("payload").isNull()).isTrue();
        assertThat(ok.get("payload_error").stringValue()).isNotBlank();
    }

    @Test
    void aWebhookCanBeAboutARequestThatDoesNotExist() {
        caller.fault("'fault':'wrong_request_id'");

        var submitted = caller.submit();

        var heard = caller.awaitHeard(1).getFirst();
        assertThat(Verification.succeeds(caller.sandbox, heard)).isTrue();
        assertThat(id(heard)).isNotEqualTo(submitted);
        assertThat(body(heard).get("request_id").stringValue()).isEqualTo(id(heard));
    }

    @Test
    void headerAndBodyCanNameDifferentRequests() {
        caller.fault("'fault':'wrong_request_id','where':'body'");

        var submitted = caller.submit();

        var heard = caller.awaitHeard(1).getFirst();
        assertThat(Verification.succeeds(caller.sandbox, heard)).isTrue();
        assertThat(id(heard)).isEqualTo(submitted);
        assertThat(body(heard).get("request_id").stringValue()).isNotEqualTo(submitted);
    }

    private static JsonNode body(Heard heard) {
        return JsonMapper.shared().readTree(heard.body());
    }
}
