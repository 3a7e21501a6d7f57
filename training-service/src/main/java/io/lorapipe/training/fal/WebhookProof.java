package io.lorapipe.training.fal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proves that a webhook comes from fal.ai: an Ed25519 signature over its raw body, by one of the published keys. */
public final class WebhookProof {

    private static final Duration TOLERANCE = Duration.ofSeconds(300);

    private final WebhookKeys keys;
    private final @Nullable String user;
    private final Clock clock;

    public WebhookProof(FalProperties properties, Clock clock) {
        this.keys = new WebhookKeys(new FalHttp(properties), properties.jwksUrl(), clock);
        this.user = properties.userId();
        this.clock = clock;
    }

    /** What a webhook says of itself, as it came. */
    public record Claimed(String requestId, String userId, String timestamp, String signature) {}

    /** What came of the check. */
    public enum Verdict {
        PROVEN,
        FORGED,
        /** No key that is known fits, and those published cannot be had right now. */
        UNDECIDED
    }

    public Verdict check(Claimed claimed, byte[] body) {
        if (!isTimely(claimed.timestamp()) || !isOurs(claimed.userId())) {
            return Verdict.FORGED;
        }
        var message = message(claimed, body);
        if (isSigned(keys.known(), message, claimed.signature())) {
            return Verdict.PROVEN;
        }
        return keys.refreshed()
                .map(published -> isSigned(published, message, claimed.signature()) ? Verdict.PROVEN : Verdict.FORGED)
                .orElse(Verdict.UNDECIDED);
    }

    private boolean isTimely(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    /** fal.ai signs for all its customers with the same keys. */
    private boolean isOurs(String userId) {
        return user == null || user.equals(userId);
    }

    private static byte[] message(Claimed claimed, byte[] body) {
        return String.join("\n", claimed.requestId(), claimed.userId(), claimed.timestamp(), sha256(body))
                .getBytes(UTF_8);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static boolean isSigned(List<PublicKey> keys, byte[] message, String signature) {
        try {
            var bytes = HexFormat.of().parseHex(signature);
            for (var key : keys) {
                var check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(message);
                if (check.verify(bytes)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
