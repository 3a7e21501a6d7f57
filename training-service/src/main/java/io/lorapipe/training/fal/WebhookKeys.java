package io.lorapipe.training.fal;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** fal.ai's published keys, kept for a day, and fetched again when a signature fits none, though not all the time. */
final class WebhookKeys {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookKeys.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    /** What stands before 32 bytes of key in the X.509 form of an Ed25519 key. */
    private static final String X509 = "302a300506032b6570032100";

    private final FalHttp http;
    private final URI address;
    private final Clock clock;
    private List<PublicKey> keys = List.of();
    private Instant fetchedAt = Instant.EPOCH;
    private Instant triedAt = Instant.EPOCH;

    WebhookKeys(FalHttp http, URI address, Clock clock) {
        this.http = http;
        this.address = address;
        this.clock = clock;
    }

    synchronized List<PublicKey> known() {
        return clock.instant().isAfter(fetchedAt.plus(KEPT)) ? refreshed() : keys;
    }

    /** The keys as they are published now; those known where they were asked for a moment ago. */
    synchronized List<PublicKey> refreshed() {
        var now = clock.instant();
        if (now.isAfter(triedAt.plus(BETWEEN_FETCHES))) {
            triedAt = now;
            fetch(now);
        }
        return keys;
    }

    private void fetch(Instant now) {
        try {
            var answer = http.call(new Request.Builder().url(address.toString()).build());
            var fetched = parse(answer.body());
            if (answer.isSuccess() && !fetched.isEmpty()) {
                keys = fetched;
                fetchedAt = now;
            }
        } catch (IOException failed) {
            LOG.atWarn().setCause(failed).log("The provider's webhook keys cannot be fetched; polling goes on");
        }
    }

    private static List<PublicKey> parse(JsonNode jwks) {
        var keys = new ArrayList<PublicKey>();
        for (var entry : jwks.path("keys")) {
            key(entry.path("x").asString("")).ifPresent(keys::add);
        }
        return keys;
    }

    private static Optional<PublicKey> key(String base64url) {
        try {
            var raw = Base64.getUrlDecoder().decode(base64url);
            var x509 = HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(raw));
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}
