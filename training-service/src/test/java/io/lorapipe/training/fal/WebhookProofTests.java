package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.fal.ScriptedProvider.Received;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import io.lorapipe.training.fal.WebhookProof.Claimed;
import io.lorapipe.training.fal.WebhookProof.Verdict;
import io.lorapipe.training.follow.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookProofTests {

    private static final byte[] BODY = "{\"request_id\":\"r1\"}".getBytes(UTF_8);

    private final WebhookSigner old = new WebhookSigner();
    private final WebhookSigner fresh = new WebhookSigner();
    private volatile List<WebhookSigner> published = List.of(old);
    private volatile boolean answers = true;
    private final CountDownLatch asked = new CountDownLatch(2);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private volatile boolean hesitates;
    private final ScriptedProvider server = ScriptedProvider.start(this::publish);
    private final TestClock clock = new TestClock();
    private final WebhookProof proof = proof(null);

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aSignatureOverTheRawBodyProvesIt() {
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anotherBodyIsForged() {
        assertThat(proof.check(signed(old, 0), "{}".getBytes(UTF_8))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void anotherKeyIsForged() {
        assertThat(proof.check(signed(new WebhookSigner(), 0), BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aStaleOrEarlyTimestampIsForged() {
        assertThat(proof.check(signed(old, -301), BODY)).isEqualTo(Verdict.FORGED);
        assertThat(proof.check(signed(old, 301), BODY)).isEqualTo(Verdict.FORGED);
        assertThat(proof.check(signed(old, -299), BODY)).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void whatIsMalformedIsForged() {
        assertThat(proof.check(new Claimed("r", "u", "now", "zz"), BODY)).isEqualTo(Verdict.FORGED);
        var now = String.valueOf(clock.instant().getEpochSecond());
        assertThat(proof.check(new Claimed("r", "u", now, "zz"), BODY)).isEqualTo(Verdict.FORGED);
        assertThat(proof.check(new Claimed("r", "u", now, ""), BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void keysThatWereChangedAreFetchedAgainOnce() {
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        published = List.of(old, fresh);
        clock.advance(Duration.ofMinutes(1));
        assertThat(proof.check(signed(fresh, 0), BODY)).isEqualTo(Verdict.PROVEN);
        for (var i = 0; i < 10; i++) {
            assertThat(proof.check(signed(new WebhookSigner(), 0), BODY)).isEqualTo(Verdict.FORGED);
        }
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void keysThatAreChangedRightAfterTheFirstWebhookAreFetchedAtOnce() {
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        published = List.of(fresh);
        assertThat(proof.check(signed(fresh, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void withoutKeysNothingIsDecidedUntilTheyAreThere() {
        answers = false;
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.UNDECIDED);
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.UNDECIDED);
        assertThat(server.received()).hasSize(1);
        answers = true;
        clock.advance(Duration.ofMinutes(1));
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void anotherKeyIsUndecidedWhileThePublishedOnesCannotBeFetched() {
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        answers = false;
        published = List.of(fresh);
        assertThat(proof.check(signed(fresh, 0), BODY)).isEqualTo(Verdict.UNDECIDED);
        assertThat(proof.check(signed(fresh, 0), BODY)).isEqualTo(Verdict.UNDECIDED);
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(server.received()).hasSize(2);
        answers = true;
        clock.advance(Duration.ofMinutes(1));
        assertThat(proof.check(signed(fresh, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(proof.check(signed(new WebhookSigner(), 0), BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void anotherKeyIsUndecidedWhileSomebodyElseFetches() throws Exception {
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        hesitates = true;
        published = List.of(fresh);
        var webhook = signed(fresh, 0);
        var first = CompletableFuture.supplyAsync(() -> proof.check(webhook, BODY));
        asked.await();
        assertThat(proof.check(webhook, BODY)).isEqualTo(Verdict.UNDECIDED);
        mayAnswer.countDown();
        assertThat(first.get()).isEqualTo(Verdict.PROVEN);
    }

    private Reply publish(Received request) {
        asked.countDown();
        if (hesitates) {
            waitFor(mayAnswer);
        }
        return answers ? answer(200, jwks()) : answer(503, "");
    }

    @Test
    void aWebhookOfAnotherCustomerIsForgedWhereOurAccountIsKnown() {
        assertThat(proof("u1").check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(proof("u2").check(signed(old, 0), BODY)).isEqualTo(Verdict.FORGED);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private WebhookProof proof(@Nullable String userId) {
        var timeout = Duration.ofSeconds(20);
        return new WebhookProof(
                new FalProperties(
                        "k", server.url(), server.url(), server.url(), null, userId, List.of(), true, timeout, timeout),
                clock);
    }

    private Claimed signed(WebhookSigner signer, long secondsFromNow) {
        return signer.sign("r1", clock.instant().plusSeconds(secondsFromNow), BODY);
    }

    private String jwks() {
        return WebhookSigner.jwks(published.toArray(WebhookSigner[]::new));
    }
}
