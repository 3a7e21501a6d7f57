package io.lorapipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ReadingRule;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.training.fal.WalkingProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real Kafka, a database file and a provider that speaks the protocol. */
class TrainingServiceTests {

    @TempDir
    Path directory;

    private WalkingProvider provider;
    private static EmbeddedKafka kafka;
    private ConfigurableApplicationContext service;
    private KafkaConsumer<String, byte[]> reader;
    private final List<SpecificRecordBase> heard = new ArrayList<>();
    private final UUID training = UUID.randomUUID();

    @BeforeAll
    static void startKafka(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void start() {
        provider = new WalkingProvider();
        service = run();
        reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        training.toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.subscribe(List.of(Topics.PROGRESS, Topics.TRAINING_SUBMITTED, Topics.TRAINING_ENDED));
    }

    @AfterEach
    void stop() throws Exception {
        reader.close();
        service.close();
        provider.close();
    }

    private ConfigurableApplicationContext run() {
        return TrainingService.application()
                .run(
                        "--server.port=0",
                        "--lorapipe.data=" + directory,
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--LORAPIPE_PUBLIC_URL=" + provider.url(),
                        "--FAL_KEY=id:secret",
                        "--FAL_QUEUE_URL=" + provider.url(),
                        "--FAL_PLATFORM_URL=" + provider.url(),
                        "--FAL_JWKS_URL=" + provider.url() + "/jwks",
                        "--lorapipe.training.first-poll=100ms",
                        "--lorapipe.training.longest-poll=300ms",
                        "--lorapipe.training.spool-directory=" + directory.resolve("spool"));
    }

    @Test
    void anUploadedArchiveBecomesWeightsInOurStore() {
        request();
        upload();

        var ended = awaitEnd();

        assertThat(ended.getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(ended.getWeights().getKey()).isEqualTo("ann/elf/" + training + ".safetensors");
        assertThat(ended.getConfig().getKey()).isEqualTo("ann/elf/" + training + ".json");
        assertThat(heard).filteredOn(TrainingSubmitted.class::isInstance).hasSize(1);
        assertThat(provider.inputs()).hasSize(1);
        var shown = shown();
        assertThat(shown).extracting(Progress::getState).endsWith(State.COMPLETED);
        assertThat(shown).extracting(Progress::getPercent).isSorted().endsWith(100.0);
        assertThat(shown).extracting(Progress::getQueuePosition).contains(3);
        assertThat(shown).extracting(Progress::getDone).contains(100L, 900L);
        assertThat(directory.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void anAnswerThatWasLostIsFoundInTheProvidersListAndNothingIsPaidTwice() {
        provider.swallowsAnswers();
        request();
        upload();

        var ended = awaitEnd();

        assertThat(ended.getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(provider.inputs()).hasSize(1);
    }

    @Test
    void aRestartTakesUpWhatWasRunning() {
        provider.staysQueued();
        request();
        upload();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(poll(TrainingSubmitted.class)).isNotEmpty());

        service.close();
        provider.goesOnAgain();
        service = run();

        assertThat(awaitEnd().getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(provider.inputs()).hasSize(1);
    }

    @Test
    void aCancelAtTheProviderEndsTheTraining() {
        provider.staysQueued();
        request();
        upload();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(poll(TrainingSubmitted.class)).isNotEmpty());

        send(
                Topics.TRAINING_CANCEL_REQUESTED,
                TrainingCancelRequested.newBuilder()
                        .setTrainingId(training)
                        .setUserId("ann")
                        .setRequestedAt(Instant.now())
                        .build());

        assertThat(awaitEnd().getOutcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(provider.received()).extracting("method").contains("PUT");
    }

    @Test
    void anUnknownPresetFailsBeforeAnythingIsBuilt() {
        send(Topics.IMAGES_REQUESTED, requested("fal-ai/no-such-trainer"));

        var ended = awaitEnd();

        assertThat(ended.getFailureCode()).isEqualTo(FailureCode.UNKNOWN_PRESET);
        assertThat(provider.received()).isEmpty();
    }

    private void request() {
        send(Topics.IMAGES_REQUESTED, requested("fal-ai/flux-lora-fast-training"));
    }

    private ImagesRequested requested(String preset) {
        var image = ImageReference.newBuilder()
                .setName("front.jpg")
                .setKey("ann/elf/1.jpg")
                .build();
        return ImagesRequested.newBuilder()
                .setTrainingId(training)
                .setUserId("ann")
                .setCharacterId("elf")
                .setImages(List.of(image, image, image, image, image, image))
                .setPreset(preset)
                .setParameters(Map.of("steps", 1000L))
                .setRequestedAt(Instant.now())
                .build();
    }

    private void upload() {
        var key = new ObjectKey("ann/lora-training/training_" + "0".repeat(64) + ".zip");
        var stored = service.getBean(Stores.class)
                .in(StoreRole.DELIVERY)
                .put(key, Content.of(new byte[] {'P', 'K'}, "application/zip"))
                .object();
        var archive = ObjectReference.newBuilder()
                .setStore(stored.store())
                .setKey(key.value())
                .setSize(2)
                .setSha256("0".repeat(64))
                .setContentType("application/zip")
                .build();
        send(
                Topics.ARCHIVE_UPLOADED,
                ArchiveUploaded.newBuilder()
                        .setTrainingId(training)
                        .setUserId("ann")
                        .setCharacterId("elf")
                        .setPreset("fal-ai/flux-lora-fast-training")
                        .setArchive(archive)
                        .setImageCount(6)
                        .setUploadedAt(Instant.now())
                        .build());
    }

    private void send(String topic, SpecificRecordBase event) {
        service.getBean(EventPublisher.class).send(topic, training, event).join();
    }

    private TrainingEnded awaitEnd() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(poll(TrainingEnded.class)).hasSize(1);
            assertThat(shown()).extracting(Progress::getState).last().matches(ReadingRule::isTerminal);
        });
        return poll(TrainingEnded.class).getFirst();
    }

    /** What a reader shows who keeps the reading rule. */
    private List<Progress> shown() {
        var rule = new ReadingRule();
        return poll(Progress.class).stream().filter(rule::accepts).toList();
    }

    private <E extends SpecificRecordBase> List<E> poll(Class<E> type) {
        var codec = service.getBean(EventCodec.class);
        for (var received : reader.poll(Duration.ofMillis(100))) {
            if (!received.key().equals(training.toString())) {
                continue;
            }
            heard.add(
                    switch (received.topic()) {
                        case Topics.PROGRESS -> codec.decode(Progress.class, received.value());
                        case Topics.TRAINING_SUBMITTED -> codec.decode(TrainingSubmitted.class, received.value());
                        default -> codec.decode(TrainingEnded.class, received.value());
                    });
        }
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
