package io.lorapipe.training.run.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaFetchesTests {

    @Test
    void fetchesAreHeardOnceTheGroupHasCommittedThem(@TempDir Path directory) throws Exception {
        var kafka = EmbeddedKafka.start(directory);
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var fetches = new KafkaFetches(settings, "training-service")) {
            assertThat(fetches.areHeard()).as("without the topic").isFalse();

            try (var admin = Admin.create(settings)) {
                admin.createTopics(List.of(new NewTopic(Topics.ARCHIVE_FETCHED, Optional.of(3), Optional.empty())))
                        .all()
                        .get();
            }
            await().untilAsserted(() ->
                    assertThat(fetches.areHeard()).as("before any").isTrue());

            tell(settings);
            assertThat(fetches.areHeard()).as("told of, not heard").isFalse();

            hear(settings);
            assertThat(fetches.areHeard()).as("heard").isTrue();

            tell(settings);
            assertThat(fetches.areHeard()).as("told of again").isFalse();

            kafka.close();
            assertThat(fetches.areHeard()).as("without Kafka").isFalse();
        }
    }

    private static void tell(Map<String, Object> settings) throws Exception {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ARCHIVE_FETCHED, "key", new byte[1]))
                    .get();
        }
    }

    private static void hear(Map<String, Object> settings) {
        var group = Map.<String, Object>of(
                "bootstrap.servers",
                String.valueOf(settings.get("bootstrap.servers")),
                "group.id",
                "training-service",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(group, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.ARCHIVE_FETCHED));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
            consumer.commitSync();
        }
    }
}
