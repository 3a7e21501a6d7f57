package io.lorapipe.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveRebuildRequested;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

class ArchiveRebuildTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext service;

    private final UUID training = Generators.timeBasedEpochGenerator().generate();

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        service = ArchiveService.application()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--lorapipe.data=" + directory,
                        "--lorapipe.kafka.partitions=1");
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
    }

    @Test
    void anArchiveThatIsGoneIsBuiltOnceMoreAsTheNextGenerationWithTheSameBytes() throws Exception {
        publish(Topics.IMAGES_REQUESTED, request());
        var first = awaitCreated(0);
        staging().delete(staging().at(new ObjectKey(first.getArchive().getKey())));

        publish(Topics.ARCHIVE_REBUILD_REQUESTED, lost("ada"));

        var second = awaitCreated(1);
        assertThat(second.getArchive()).isEqualTo(first.getArchive());
        assertThat(second.getCached()).isFalse();
        assertThat(staging().head(staging().at(new ObjectKey(second.getArchive().getKey()))))
                .isPresent();
    }

    @Test
    void aRebuildOfATrainingThatNobodyRemembersStopsIt() {
        publish(Topics.ARCHIVE_REBUILD_REQUESTED, lost("ada"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard(Topics.TRAINING_STOPPED, TrainingStopped.class))
                        .singleElement()
                        .extracting(TrainingStopped::getCode)
                        .isEqualTo(FailureCode.ARCHIVE_LOST));
    }

    @Test
    void aRebuildThatNamesAnotherUserIsADeadLetter() throws Exception {
        publish(Topics.IMAGES_REQUESTED, request());
        awaitCreated(0);

        publish(Topics.ARCHIVE_REBUILD_REQUESTED, lost("eve"));

        var deadLetters = Topics.deadLetters(Topics.ARCHIVE_REBUILD_REQUESTED, "archive-service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard(deadLetters, ArchiveRebuildRequested.class))
                        .hasSize(1));
        assertThat(heard(Topics.ARCHIVE_CREATED, ArchiveCreated.class)).hasSize(1);
    }

    private ArchiveCreated awaitCreated(int generation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard(Topics.ARCHIVE_CREATED, ArchiveCreated.class))
                        .extracting(ArchiveCreated::getGeneration)
                        .contains(generation));
        return heard(Topics.ARCHIVE_CREATED, ArchiveCreated.class).get(generation);
    }

    private <E extends SpecificRecordBase> List<E> heard(String topic, Class<E> type) {
        var codec = service.getBean(EventCodec.class);
        return new TopicRecords(kafka.bootstrapServers(), topic)
                .of(training).stream()
                        .map(found -> codec.decode(type, found.value()))
                        .toList();
    }

    private void publish(String topic, SpecificRecordBase event) {
        service.getBean(EventPublisher.class).send(topic, training, event).join();
    }

    private ArchiveRebuildRequested lost(String userId) {
        return ArchiveRebuildRequested.newBuilder()
                .setTrainingId(training)
                .setUserId(userId)
                .setCharacterId("fox")
                .setGeneration(0)
                .setRequestedAt(Instant.now())
                .build();
    }

    private ImagesRequested request() throws Exception {
        return ImagesRequested.newBuilder()
                .setTrainingId(training)
                .setUserId("ada")
                .setCharacterId("fox")
                .setImages(IntStream.range(0, 6)
                        .mapToObj(ArchiveRebuildTests::stored)
                        .toList())
                .setPreset("fal-ai/flux-lora-fast-training")
                .setRequestedAt(Instant.now())
                .build();
    }

    private static ImageReference stored(int number) {
        var content = Content.of(Photographs.jpeg(300 + number, 300), "image/jpeg");
        var key = ObjectKey.referenceImage("ada", "fox", content.sha256(), "jpg");
        service.getBean(Stores.class).in(StoreRole.REFERENCES).put(key, content);
        return ImageReference.newBuilder()
                .setName("view-" + number + ".jpg")
                .setKey(key.value())
                .setSha256(content.sha256())
                .build();
    }

    private static ObjectStore staging() {
        return service.getBean(Stores.class).in(StoreRole.STAGING);
    }
}
