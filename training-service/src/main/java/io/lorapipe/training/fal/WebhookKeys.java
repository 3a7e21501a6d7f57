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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * fal.ai's published keys, kept for a day, and fetched again when a signature fits none: at once, but not again and
 * again for whoever sends what is signed by nobody. One fetches, the others go on with what is known.
 */
final class WebhookKeys {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookKeys.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    /** What stands before 32 bytes of key in the X.509 form of an Ed25519 key. */
    private static final String X509 = "302a300506032b6570032100";

    private final FalHttp http;
    private final URI address;
    private final Clock clock;
    private final Lock fetching = new ReentrantLock();
    private volatile Published published = new Published(List.of(), Instant.EPOCH);
    private volatile Instant triedAt = Instant.EPOCH;
    /** False also while a look is under way. */
    private volatile boolean lookSucceeded;

    private record Published(List<PublicKey> keys, Instant fetchedAt) {}

    WebhookKeys(FalHttp http, URI address, Clock clock) {
        this.http = http;
        this.address = address;
        this.clock = clock;
    }

    /** The keys that are known; fetched first where there are none yet, or only old ones. */
    List<PublicKey> known() {
        var now = clock.instant();
        if (isFresh(now)) {
            return published.keys();
        }
        fetching.lock();
        try {
            if (!isFresh(now) && mayTry(now)) {
                fetch(now);
            }
        } finally {
            fetching.unlock();
        }
        return published.keys();
    }

    /**
     * The keys as they are published now, or were a moment ago; empty while that is not known, because the last look
     * failed or another one is under way.
     */
    Optional<List<PublicKey>> refreshed() {
        var now = clock.instant();
        if (mayTry(now) && fetching.tryLock()) {
            try {
                triedAt = now;
                fetch(now);
            } finally {
                fetching.unlock();
            }
        }
        var succeeded = lookSucceeded;
        var seen = published;
        return succeeded && isRecent(seen, now) ? Optional.of(seen.keys()) : Optional.empty();
    }

    private boolean isRecent(Published seen, Instant now) {
        return !now.isAfter(seen.fetchedAt().plus(BETWEEN_FETCHES));
    }

    private boolean mayTry(Instant now) {
        return now.isAfter(triedAt.plus(BETWEEN_FETCHES));
    }

    private boolean isFresh(Instant now) {
        return !now.isAfter(published.fetchedAt().plus(KEPT));
    }

    private void fetch(Instant now) {
        lookSucceeded = false;
        try {
            var answer = http.call(new Request.Builder().url(address.toString()).build());
            var keys = parse(answer.body());
            if (answer.isSuccess() && !keys.isEmpty()) {
                published = new Published(keys, now);
                lookSucceeded = true;
                return;
            }
            LOG.atWarn().addKeyValue("status", answer.status()).log("The provider publishes no webhook keys");
        } catch (IOException failed) {
            LOG.atWarn().setCause(failed).log("The provider's webhook keys cannot be fetched; polling goes on");
        }
        triedAt = now;
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
