package io.lorapipe.system.events;

import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ReadingRule;
import io.lorapipe.schemas.TrainingEnded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A program outside of lorapipe: it publishes events and hears every topic from the beginning. */
public final class Conversation implements AutoCloseable {

    private static final Pattern TOPICS = Pattern.compile("(images|archive|training|progress).*");
    private static final Duration LONGEST = Duration.ofSeconds(120);

    /** By topic, partition and offset, for a consumer may be given a record twice. */
    private final Map<String, Received> heard = new ConcurrentSkipListMap<>();

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread listening;

    public Conversation(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "conversation-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(TOPICS);
        listening = Thread.ofPlatform().daemon().name("conversation").start(this::listen);
    }

    /** Publishes an event; returns when the broker has it. */
    public void publish(String topic, UUID trainingId, SpecificRecordBase event) {
        var message = new ProducerRecord<>(topic, trainingId.toString(), Wire.encode(event));
        message.headers()
                .add(new RecordHeader("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** Everything heard about a training, on each topic in the order of its records. */
    public List<Received> about(UUID trainingId) {
        return heard.values().stream()
                .filter(it -> it.trainingId().equals(trainingId))
                .toList();
    }

    /** The trainings that were heard of on a topic. */
    public Set<UUID> heardOf(String topic) {
        return heard.values().stream()
                .filter(it -> it.topic().equals(topic))
                .map(Received::trainingId)
                .collect(Collectors.toSet());
    }

    /** The events of one kind about a training; what lies on dead-letter topics is not among them. */
    public <E extends SpecificRecordBase> List<E> heard(UUID trainingId, Class<E> type) {
        return about(trainingId).stream()
                .filter(it -> !it.topic().endsWith(".dlt"))
                .map(Received::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The progress that a reader shows who keeps the reading rule. */
    public List<Progress> shown(UUID trainingId) {
        var rule = new ReadingRule();
        return heard(trainingId, Progress.class).stream().filter(rule::accepts).toList();
    }

    /** Waits for an event about a training. */
    public <E extends SpecificRecordBase> E await(UUID trainingId, Class<E> type, Predicate<E> wanted) {
        return Awaitility.await("%s of %s".formatted(type.getSimpleName(), trainingId))
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> heard(trainingId, type).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for the end of a training, and for the terminal progress that tells it. */
    public TrainingEnded awaitEnd(UUID trainingId) {
        await(trainingId, Progress.class, it -> ReadingRule.isTerminal(it.getState()));
        return await(trainingId, TrainingEnded.class, it -> true);
    }

    /** Everything heard so far. */
    public Collection<Received> all() {
        return List.copyOf(heard.values());
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            listening.join(Duration.ofSeconds(10));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(1));
    }

    private void listen() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(it -> heard.put(
                                "%s %d %012d".formatted(it.topic(), it.partition(), it.offset()), Wire.decode(it)));
            }
        } catch (WakeupException closing) {
            // That is all.
        }
    }
}
