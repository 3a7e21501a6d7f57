package io.lorapipe.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

class ArchiveServiceTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        service = ArchiveService.application()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--lorapipe.data=" + directory,
                        "--lorapipe.kafka.partitions=2");
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
    }

    @Test
    void theImagesOfARequestBecomeOneArchiveInTheirOrder() throws Exception {
        var request = request(stored(6));

        publish(request);

        var created = single(Topics.ARCHIVE_CREATED, request, ArchiveCreated.class);
        assertThat(created.getImageCount()).isEqualTo(6);
        assertThat(created.getCached()).isFalse();
        assertThat(created.getArchive().getKey())
                .isEqualTo("ada/lora-training/training_" + created.getArchive().getSha256() + ".zip");
        assertThat(entries(created))
                .containsExactly(
                        "image_001.jpg",
                        "image_002.jpg",
                        "image_003.jpg",
                        "image_004.jpg",
                        "image_005.jpg",
                        "image_006.jpg");
    }

    @Test
    void everyImageIsReportedWhenFetchedAndWhenPackaged() throws Exception {
        var request = request(stored(7));

        publish(request);

        single(Topics.ARCHIVE_CREATED, request, ArchiveCreated.class);
        assertThat(records(Topics.PROGRESS, request).stream()
                        .map(found -> decode(Progress.class, found).getMessage()))
                .contains(
                        "Downloading training images 1/7",
                        "Downloading training images 7/7",
                        "Packaging images 1/7",
                        "Packaging images 7/7",
                        "Creating training archive",
                        "Training archive ready");
    }

    @Test
    void aRepeatedRequestPublishesTheSameOutcomeAgain() throws Exception {
        var request = request(stored(6));
        publish(request);
        single(Topics.ARCHIVE_CREATED, request, ArchiveCreated.class);

        publish(request);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records(Topics.ARCHIVE_CREATED, request))
                        .hasSize(2)
                        .extracting(found -> header(found, "ce_id"))
                        .containsOnly(
                                header(records(Topics.ARCHIVE_CREATED, request).getFirst(), "ce_id")));
    }

    @Test
    void theSameImagesAgainAreFoundPacked() throws Exception {
        var images = stored(6);
        var first = request(images);
        publish(first);
        var packed = single(Topics.ARCHIVE_CREATED, first, ArchiveCreated.class);
        var second = request(images);

        publish(second);

        var found = single(Topics.ARCHIVE_CREATED, second, ArchiveCreated.class);
        assertThat(found.getCached()).isTrue();
        assertThat(found.getArchive()).isEqualTo(packed.getArchive());
    }

    @Test
    void oneUnusableImageStopsTheTrainingAndIsNamed() throws Exception {
        var images = new ArrayList<>(stored(6));
        images.set(2, stored("notes.jpg", "not an image".getBytes(StandardCharsets.UTF_8)));
        var request = request(images);

        publish(request);

        var stopped = single(Topics.TRAINING_STOPPED, request, TrainingStopped.class);
        assertThat(stopped.getCode()).isEqualTo(FailureCode.INVALID_IMAGE);
        assertThat(stopped.getCulprit()).isEqualTo("image 3 (notes.jpg)");
        assertThat(stopped.getHint()).isEqualTo("Give a JPEG, PNG or WebP.");
    }

    @Test
    void fiveImagesAreTooFew() throws Exception {
        var request = request(stored(5));

        publish(request);

        assertThat(single(Topics.TRAINING_STOPPED, request, TrainingStopped.class)
                        .getCode())
                .isEqualTo(FailureCode.INVALID_IMAGE_COUNT);
    }

    @Test
    void anotherUsersImageIsRefused() throws Exception {
        var images = new ArrayList<>(stored(6));
        images.set(
                0,
                ImageReference.newBuilder(images.getFirst())
                        .setKey("eve/fox/1.jpg")
                        .build());
        var request = request(images);

        publish(request);

        assertThat(single(Topics.TRAINING_STOPPED, request, TrainingStopped.class)
                        .getCode())
                .isEqualTo(FailureCode.FOREIGN_REFERENCE);
    }

    @Test
    void anAddressThatIsNotPublicIsRefused() throws Exception {
        var images = new ArrayList<>(stored(6));
        images.set(
                5,
                ImageReference.newBuilder()
                        .setName("x")
                        .setUrl("http://127.0.0.1:1/x.jpg")
                        .build());
        var request = request(images);

        publish(request);

        assertThat(single(Topics.TRAINING_STOPPED, request, TrainingStopped.class)
                        .getCode())
                .isEqualTo(FailureCode.IMAGE_UNREACHABLE);
    }

    @Test
    void anotherBodyForTheSameTrainingIsADeadLetterAndChangesNothing() throws Exception {
        var request = request(stored(6));
        publish(request);
        single(Topics.ARCHIVE_CREATED, request, ArchiveCreated.class);

        publish(ImagesRequested.newBuilder(request).setPreset("another").build());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters(request.getTrainingId()))
                        .singleElement()
                        .satisfies(letter -> assertThat(
                                        decode(ImagesRequested.class, letter).getPreset())
                                .isEqualTo("another")));
        assertThat(records(Topics.ARCHIVE_CREATED, request)).hasSize(1);
    }

    @Test
    void anUnreadableRecordIsADeadLetterAndHoldsNothingUp() throws Exception {
        var unreadable = Generators.timeBasedEpochGenerator().generate();
        var bytes = new byte[] {0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        var publisher = service.getBean(EventPublisher.class);

        publisher
                .send(Topics.IMAGES_REQUESTED, unreadable, bytes, publisher.envelope(request(List.of())))
                .join();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters(unreadable))
                        .singleElement()
                        .satisfies(letter -> assertThat(letter.value()).isEqualTo(bytes)));
        var request = request(stored(6));
        publish(request);
        single(Topics.ARCHIVE_CREATED, request, ArchiveCreated.class);
    }

    private static void publish(SpecificRecordBase event) {
        var trainingId = (UUID) event.get("trainingId");
        service.getBean(EventPublisher.class)
                .send(Topics.IMAGES_REQUESTED, trainingId, event)
                .join();
    }

    private static <E extends SpecificRecordBase> E single(String topic, ImagesRequested request, Class<E> type) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records(topic, request)).isNotEmpty());
        return decode(type, records(topic, request).getFirst());
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic, ImagesRequested request) {
        return new TopicRecords(kafka.bootstrapServers(), topic).of(request.getTrainingId());
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(UUID trainingId) {
        var topic = Topics.deadLetters(Topics.IMAGES_REQUESTED, "archive-service");
        return new TopicRecords(kafka.bootstrapServers(), topic).of(trainingId);
    }

    private static <E extends SpecificRecordBase> E decode(Class<E> type, ConsumerRecord<String, byte[]> found) {
        return service.getBean(EventCodec.class).decode(type, found.value());
    }

    private static String header(ConsumerRecord<String, byte[]> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<String> entries(ArchiveCreated created) throws Exception {
        var staging = service.getBean(Stores.class).in(StoreRole.STAGING);
        var key = new ObjectKey(created.getArchive().getKey());
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(staging.get(staging.at(key)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static List<ImageReference> stored(int count) {
        var images = new ArrayList<ImageReference>();
        for (int i = 1; i <= count; i++) {
            images.add(stored("view-" + i + ".jpg", Photographs.jpeg(300, 300)));
        }
        return images;
    }

    private static ImageReference stored(String name, byte[] bytes) {
        var references = service.getBean(Stores.class).in(StoreRole.REFERENCES);
        var content = Content.of(bytes, "image/jpeg");
        var key = ObjectKey.referenceImage("ada", "fox", content.sha256(), "jpg");
        references.put(key, content);
        return ImageReference.newBuilder()
                .setName(name)
                .setKey(key.value())
                .setSha256(content.sha256())
                .build();
    }

    private static ImagesRequested request(List<ImageReference> images) {
        return ImagesRequested.newBuilder()
                .setTrainingId(Generators.timeBasedEpochGenerator().generate())
                .setUserId("ada")
                .setCharacterId("fox")
                .setImages(images)
                .setPreset("fal-ai/flux-lora-fast-training")
                .setRequestedAt(Instant.now())
                .build();
    }
}
