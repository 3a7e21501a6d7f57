package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.fal.WebhookProof.Claimed;
import io.lorapipe.training.fal.WebhookProof.Verdict;
import io.lorapipe.training.follow.TestClock;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookProofTests {

    private static final byte[] BODY = "{\"request_id\":\"r1\"}".getBytes(UTF_8);

    private final KeyPair old = keys();
    private final KeyPair fresh = keys();
    private List<KeyPair> published = List.of(old);
    private boolean answers = true;
    private final ScriptedProvider server =
            ScriptedProvider.start(request -> answers ? answer(200, jwks()) : answer(503, ""));
    private final TestClock clock = new TestClock();
    private final WebhookProof proof = new WebhookProof(
            new FalProperties(
                    "k",
                    server.url(),
                    server.url(),
                    server.url(),
                    null,
                    List.of(),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2)),
            clock);

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aSignatureOverTheRawBodyProvesIt() throws Exception {
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anotherBodyIsForged() throws Exception {
        assertThat(proof.check(signed(old, 0), "{}".getBytes(UTF_8))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void anotherKeyIsForged() throws Exception {
        assertThat(proof.check(signed(keys(), 0), BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aStaleOrEarlyTimestampIsForged() throws Exception {
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
    void keysThatWereChangedAreFetchedAgainOnce() throws Exception {
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.PROVEN);
        published = List.of(old, fresh);
        clock.advance(Duration.ofMinutes(1));
        assertThat(proof.check(signed(fresh, 0), BODY)).isEqualTo(Verdict.PROVEN);
        for (var i = 0; i < 10; i++) {
            assertThat(proof.check(signed(keys(), 0), BODY)).isEqualTo(Verdict.FORGED);
        }
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void withoutKeysNothingIsDecided() throws Exception {
        answers = false;
        assertThat(proof.check(signed(old, 0), BODY)).isEqualTo(Verdict.UNDECIDED);
    }

    private Claimed signed(KeyPair key, long secondsFromNow) throws GeneralSecurityException {
        var timestamp = String.valueOf(clock.instant().getEpochSecond() + secondsFromNow);
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BODY));
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(String.join("\n", "r1", "u1", timestamp, digest).getBytes(UTF_8));
        return new Claimed("r1", "u1", timestamp, HexFormat.of().formatHex(signature.sign()));
    }

    private String jwks() {
        return published.stream()
                .map(key -> key.getPublic().getEncoded())
                .map(x509 -> Arrays.copyOfRange(x509, x509.length - 32, x509.length))
                .map(raw -> Base64.getUrlEncoder().withoutPadding().encodeToString(raw))
                .map("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
