package io.lorapipe.training.fal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lorapipe.training.fal.WebhookProof.Claimed;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs webhooks as fal.ai does, with a key of its own. */
public final class WebhookSigner {

    private static final int RAW_KEY = 32;

    private final KeyPair key;

    public WebhookSigner() {
        try {
            key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    public Claimed sign(String requestId, Instant at, byte[] body) {
        try {
            var timestamp = String.valueOf(at.getEpochSecond());
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(
                    String.join("\n", requestId, "u1", timestamp, digest).getBytes(UTF_8));
            return new Claimed(requestId, "u1", timestamp, HexFormat.of().formatHex(signature.sign()));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** The public keys, as they are published. */
    public static String jwks(WebhookSigner... published) {
        return Stream.of(published)
                .map(signer -> signer.key.getPublic().getEncoded())
                .map(x509 -> Arrays.copyOfRange(x509, x509.length - RAW_KEY, x509.length))
                .map(raw -> Base64.getUrlEncoder().withoutPadding().encodeToString(raw))
                .map("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
