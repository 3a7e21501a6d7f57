package io.lorapipe.gateway.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.gateway.TestGateway;
import io.lorapipe.gateway.ToldByPipeline;
import io.lorapipe.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

class QuietTrainingsTests {

    @Test
    void aTrainingOfWhichNothingIsHeardIsAskedForAgainByTheSameEventAndAnEndedOneIsNot() {
        try (var gateway = TestGateway.on(TestGateway.temporary("quiet"), "--lorapipe.gateway.quiet-after=1ms")) {
            var quiet = new ToldByPipeline("local", "quiet");
            var ended = new ToldByPipeline("local", "ended");
            gateway.publish(Topics.IMAGES_REQUESTED, quiet.id(), quiet.requested());
            gateway.publish(Topics.IMAGES_REQUESTED, ended.id(), ended.requested());
            gateway.publish(Topics.TRAINING_ENDED, ended.id(), ended.failed());
            awaitFailed(gateway, ended.id());
            await().until(() -> gateway.get("/api/trainings/" + quiet.id()).status() == 200);

            gateway.bean(QuietTrainings.class).askAgain();

            var requests = requests(gateway);
            assertThat(requests.stream().filter(quiet.id().toString()::equals)).hasSize(2);
            assertThat(requests.stream().filter(ended.id().toString()::equals)).hasSize(1);
        }
    }

    private static void awaitFailed(TestGateway gateway, UUID id) {
        await().until(() -> gateway.get("/api/trainings/" + id)
                .body()
                .path("state")
                .asString()
                .equals("FAILED"));
    }

    /** The keys of all records, each with the same event id once more when it was sent again. */
    @SuppressWarnings("unchecked")
    private static List<String> requests(TestGateway gateway) {
        ConsumerFactory<String, Object> consumers = gateway.bean(ConsumerFactory.class);
        try (Consumer<String, Object> consumer = consumers.createConsumer("test", "test")) {
            var partitions = consumer.partitionsFor(Topics.IMAGES_REQUESTED).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var keys = new ArrayList<String>();
            Set<String> ids = new HashSet<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    keys.add(record.key());
                    ids.add(record.key()
                            + new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.US_ASCII));
                });
            }
            assertThat(ids).hasSize((int) keys.stream().distinct().count());
            return keys;
        }
    }
}
