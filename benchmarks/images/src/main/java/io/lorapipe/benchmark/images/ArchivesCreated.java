package io.lorapipe.benchmark.images;

import io.lorapipe.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what a service says to trainings: that their archive is there, or that they cannot go on. */
final class ArchivesCreated implements AutoCloseable {

    private final Map<String, CompletableFuture<Boolean>> trainings = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;
    private volatile boolean open = true;

    ArchivesCreated(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = List.of(Topics.ARCHIVE_CREATED, Topics.TRAINING_STOPPED).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        reader = Thread.ofPlatform().start(this::read);
    }

    /** Completes with whether the training has an archive, when it is heard of. */
    CompletableFuture<Boolean> of(UUID trainingId) {
        return trainings.computeIfAbsent(trainingId.toString(), first -> new CompletableFuture<>());
    }

    private void read() {
        try (consumer) {
            while (open) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(found -> of(UUID.fromString(found.key()))
                                .complete(found.topic().equals(Topics.ARCHIVE_CREATED)));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        reader.join();
    }
}
