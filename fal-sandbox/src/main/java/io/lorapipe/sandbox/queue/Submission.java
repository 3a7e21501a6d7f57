package io.lorapipe.sandbox.queue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a caller handed in and was told is accepted: one line of the ledger.
 *
 * @param account whose key it came with
 * @param input the body as it came; text when it was no JSON
 * @param inputSha256 the digest of the body's bytes, lower-case hex
 * @param archiveUrl where the training images are, when the input says so in a string
 * @param baseUrl the address the caller used
 * @param webhook where to report the end
 * @param startTimeout how long it may wait for its turn
 */
public record Submission(
        UUID requestId,
        String account,
        String endpoint,
        Instant acceptedAt,
        String inputSha256,
        Optional<String> archiveUrl,
        JsonNode input,
        URI baseUrl,
        Optional<String> webhook,
        Optional<Duration> startTimeout) {

    /** The part of the endpoint id that request URLs keep: owner and app, after a namespace if there is one. */
    public String app() {
        var parts = endpoint.split("/", -1);
        var kept = parts[0].equals("workflows") || parts[0].equals("comfy") ? 3 : 2;
        return String.join("/", Arrays.copyOf(parts, Math.min(kept, parts.length)));
    }

    /** Where the request is reached, e.g. {@code http://127.0.0.1:8787/fal-ai/x/requests/<id>}. */
    public String url(URI base) {
        return base + "/" + app() + "/requests/" + requestId;
    }

    /** Without the input, whose links may carry signatures. */
    @Override
    public String toString() {
        return "Submission[" + requestId + ", " + endpoint + "]";
    }
}
