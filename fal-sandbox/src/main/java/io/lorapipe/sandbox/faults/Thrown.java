package io.lorapipe.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A fault that was thrown.
 *
 * @param number counts from 1
 * @param rule the index of its entry in the script
 */
public record Thrown(
        @JsonProperty("number") int number,
        @JsonProperty("thrown_at") Instant thrownAt,
        @JsonProperty("at") String at,
        @JsonProperty("fault") String fault,
        @JsonProperty("rule") int rule,
        @JsonProperty("request_id") Optional<UUID> requestId,
        @JsonProperty("archive_url") Optional<String> archiveUrl,
        @JsonProperty("url") String url) {

    Thrown about(UUID id) {
        return new Thrown(number, thrownAt, at, fault, rule, Optional.of(id), archiveUrl, url);
    }
}
