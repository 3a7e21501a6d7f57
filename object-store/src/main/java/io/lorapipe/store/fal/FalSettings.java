package io.lorapipe.store.fal;

import io.lorapipe.store.ShownUrl;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Access to fal.ai's file store; null takes the default.
 *
 * @param key from FAL_KEY
 * @param restUrl address of fal.ai's REST interface, from FAL_REST_URL; default {@code https://rest.fal.ai}
 * @param fileHosts hosts that files may lie on, subdomains included; default {@code fal.media}
 * @param expiry how long fal.ai keeps a file; default 7 days
 */
public record FalSettings(@Nullable String key, URI restUrl, List<String> fileHosts, Duration expiry) {

    /** Nothing but the defaults. */
    public static final FalSettings NONE = new FalSettings(null, null, null, null);

    public FalSettings(
            @Nullable String key, @Nullable URI restUrl, @Nullable List<String> fileHosts, @Nullable Duration expiry) {
        this.key = key == null || key.isBlank() ? null : key.strip();
        this.restUrl = restUrl == null ? URI.create("https://rest.fal.ai") : restUrl;
        this.fileHosts = fileHosts == null || fileHosts.isEmpty() ? List.of("fal.media") : List.copyOf(fileHosts);
        this.expiry = expiry == null ? Duration.ofDays(7) : expiry;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "FalSettings[key=%s, restUrl=%s, fileHosts=%s, expiry=%s]"
                .formatted(key == null ? "none" : "set", ShownUrl.of(restUrl), fileHosts, expiry);
    }
}
