package io.lorapipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.schemas.ArchiveFetched;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.AttemptLink;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ReadingRule;
import io.lorapipe.schemas.ResolveDecision;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.TrainingResolveRequested;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.schemas.WeightsRecovered;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.training.fal.WalkingProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real Kafka, a database file and a provider that speaks the protocol; and one training. */
final class RunningService implements AutoCloseable {

    final WalkingProvider provider = new WalkingProvider();
    final UUID training = UUID.randomUUID();
    private final EmbeddedKafka kafka;
    private final Path directory;
    private final String[] settings;
    private final KafkaConsumer<String, byte[]> reader;
    private final List<SpecificRecordBase> heard = new ArrayList<>();
    ConfigurableApplicationContext service;

    RunningService(EmbeddedKafka kafka, Path directory, String... settings) {
        this.kafka = kafka;
        this.directory = directory;
        this.settings = settings;
        this.service = run();
        this.reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        training.toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.subscribe(
                List.of(Topics.PROGRESS, Topics.TRAINING_SUBMITTED, Topics.TRAINING_ENDED, Topics.WEIGHTS_RECOVERED));
    }

    private ConfigurableApplicationContext run() {
        var all = Stream.concat(
                Stream.of(
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
                        "--lorapipe.training.spool-directory=" + directory.resolve("spool")),
                Arrays.stream(settings));
        return TrainingService.application().run(all.toArray(String[]::new));
    }

    void stop() {
        service.close();
    }

    void startAgain() {
        service = run();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        service.close();
        provider.close();
    }

    void request() {
        send(Topics.IMAGES_REQUESTED, requested("fal-ai/flux-lora-fast-training"));
    }

    ImagesRequested requested(String preset) {
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

    void upload() {
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

    /** Its owner decides about its first attempt. */
    void resolve(ResolveDecision decision) {
        send(
                Topics.TRAINING_RESOLVE_REQUESTED,
                TrainingResolveRequested.newBuilder()
                        .setTrainingId(training)
                        .setUserId("ann")
                        .setAttempt(1)
                        .setDecision(decision)
                        .setRequestedAt(Instant.now())
                        .build());
    }

    /** Whoever serves the link of its one attempt tells that it was fetched. */
    void fetched() {
        var name = Pattern.compile("training_[0-9a-f-]+_attempt_[0-9a-f-]+\\.zip")
                .matcher(provider.inputs().getLast());
        assertThat(name.find()).isTrue();
        var link = AttemptLink.ofFileName(name.group()).orElseThrow();
        assertThat(link.trainingId()).isEqualTo(training);
        send(
                Topics.ARCHIVE_FETCHED,
                ArchiveFetched.newBuilder()
                        .setTrainingId(training)
                        .setAttemptId(link.attemptId())
                        .setFetchedAt(Instant.now())
                        .build());
    }

    Stores stores() {
        return service.getBean(Stores.class);
    }

    void send(String topic, SpecificRecordBase event) {
        service.getBean(EventPublisher.class).send(topic, training, event).join();
    }

    /** A record of this training that no schema fits, on each of the topics. */
    void sendUnreadable(List<String> topics) {
        var publisher = service.getBean(EventPublisher.class);
        var envelope = publisher.envelope(requested("any"));
        topics.forEach(topic ->
                publisher.send(topic, training, new byte[] {1, 2, 3}, envelope).join());
    }

    TrainingEnded awaitEnd() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(poll(TrainingEnded.class)).hasSize(1);
            assertThat(shown()).extracting(Progress::getState).last().matches(ReadingRule::isTerminal);
        });
        return poll(TrainingEnded.class).getFirst();
    }

    /** What a reader shows who keeps the reading rule. */
    List<Progress> shown() {
        var rule = new ReadingRule();
        return poll(Progress.class).stream().filter(rule::accepts).toList();
    }

    <E extends SpecificRecordBase> List<E> poll(Class<E> type) {
        var codec = service.getBean(EventCodec.class);
        for (var received : reader.poll(Duration.ofMillis(100))) {
            if (!received.key().equals(training.toString())) {
                continue;
            }
            heard.add(
                    switch (received.topic()) {
                        case Topics.PROGRESS -> codec.decode(Progress.class, received.value());
                        case Topics.TRAINING_SUBMITTED -> codec.decode(TrainingSubmitted.class, received.value());
                        case Topics.WEIGHTS_RECOVERED -> codec.decode(WeightsRecovered.class, received.value());
                        default -> codec.decode(TrainingEnded.class, received.value());
                    });
        }
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
