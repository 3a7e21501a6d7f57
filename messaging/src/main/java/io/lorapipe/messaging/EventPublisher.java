package io.lorapipe.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Sends events; the key of every record is the trainingId, so the events of one training keep their order. */
public final class EventPublisher {

    private final KafkaOperations<String, Object> kafka;
    private final String service;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    EventPublisher(KafkaOperations<String, Object> kafka, String service, Clock clock) {
        this.kafka = kafka;
        this.service = service;
        this.clock = clock;
    }

    /** Sends an event; the future completes when the broker has acknowledged it, exceptionally on an outage. */
    public CompletableFuture<?> send(String topic, UUID trainingId, SpecificRecordBase event) {
        return send(topic, trainingId, event, envelope(event));
    }

    /** Begins a series of events of one training on one topic. */
    public Series series(String topic, UUID trainingId) {
        return new Series(this, topic, trainingId);
    }

    /** Sends an event, or its encoded bytes, under an envelope made before. */
    public CompletableFuture<?> send(String topic, UUID trainingId, Object value, Envelope envelope) {
        var message = new ProducerRecord<>(topic, trainingId.toString(), value);
        envelope.headers(service)
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return kafka.send(message);
        } catch (KafkaException ex) {
            // Without the topic's metadata the client gives up before it has a future to fail.
            return CompletableFuture.failedFuture(ex);
        }
    }

    /** A new envelope for an event that happens now, in the trace of this thread. */
    public Envelope envelope(SpecificRecordBase event) {
        return new Envelope(ids.generate(), event.getSchema().getFullName(), clock.instant(), Trace.next());
    }
}
