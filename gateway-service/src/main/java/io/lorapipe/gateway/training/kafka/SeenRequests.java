package io.lorapipe.gateway.training.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lorapipe.gateway.training.Pipeline.SeenRequest;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.Trace;
import io.lorapipe.schemas.ImagesRequested;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** A request with its envelope; other programs need not send one, and then it gets one here. */
@Component
class SeenRequests {

    private final EventCodec codec;
    private final EventPublisher publisher;

    SeenRequests(EventCodec codec, EventPublisher publisher) {
        this.codec = codec;
        this.publisher = publisher;
    }

    SeenRequest of(ConsumerRecord<String, ImagesRequested> received) {
        var made = publisher.envelope(received.value());
        return new SeenRequest(
                codec.encode(received.value()),
                header(received, "ce_id").flatMap(SeenRequests::uuid).orElse(made.id()),
                header(received, "ce_time").flatMap(SeenRequests::time).orElse(made.time()),
                header(received, Trace.HEADER)
                        .filter(trace -> trace.length() == made.traceparent().length())
                        .orElse(made.traceparent()));
    }

    private static Optional<String> header(ConsumerRecord<?, ?> received, String name) {
        return Optional.ofNullable(received.headers().lastHeader(name))
                .map(header -> new String(header.value(), UTF_8));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException ex) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException ex) {
            return Optional.empty();
        }
    }
}
