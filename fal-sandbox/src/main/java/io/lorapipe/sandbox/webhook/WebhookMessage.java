package io.lorapipe.sandbox.webhook;

import io.lorapipe.sandbox.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a webhook carries, signed for one moment.
 *
 * @param timestamp seconds since 1970
 * @param signature lower-case hex
 */
public record WebhookMessage(String requestId, String userId, long timestamp, Optional<String> signature, String body) {

    /** Signs as fal does: four lines, the last of which is the digest of the body. */
    static WebhookMessage signed(String requestId, String userId, Instant at, String body, SigningKey key) {
        var timestamp = at.getEpochSecond();
        var lines = String.join("\n", requestId, userId, Long.toString(timestamp), Sha256.hex(body));
        var signature = HexFormat.of().formatHex(key.sign(lines.getBytes(StandardCharsets.UTF_8)));
        return new WebhookMessage(requestId, userId, timestamp, Optional.of(signature), body);
    }

    /** The same, whatever the signature is of. */
    WebhookMessage withSignature(Optional<String> other) {
        return new WebhookMessage(requestId, userId, timestamp, other, body);
    }
}
