package io.lorapipe.messaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * What travels in the headers of a record: CloudEvents attributes and the W3C trace context.
 *
 * @param id identity of the event; a re-sent event keeps it
 * @param type full name of the event's schema
 * @param time when the event happened
 * @param traceparent W3C trace context of the event
 */
public record Envelope(UUID id, String type, Instant time, String traceparent) {

    public Envelope {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    Map<String, String> headers(String source) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id.toString(),
                "ce_type",
                type,
                "ce_source",
                "/lorapipe/" + source,
                "ce_time",
                time.toString(),
                Trace.HEADER,
                traceparent,
                "content-type",
                "application/avro");
    }
}
