package io.lorapipe.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveRebuildRequested;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.upload.lease.Cleaner;
import io.lorapipe.upload.lease.Retention;
import io.lorapipe.upload.lease.RetentionReport.Receipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service, its time told by the test. It begins in the past, for work is due by the time of the system. */
class RetentionTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final MovingClock CLOCK = new MovingClock(Instant.now().minus(Duration.ofDays(10)));
    private static final ObjectStore DELIVERY = new InMemoryStore("delivery", CLOCK);

    private static ServiceWithClock service;

    private final UUID training = Generators.timeBasedEpochGenerator().generate();
    private final String user = "user-" + training;
    private final Content content = Content.of(user.getBytes(StandardCharsets.UTF_8), "application/zip");
    private final ObjectKey key = ObjectKey.archive(user, content.sha256());

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = new ServiceWithClock(directory, CLOCK, DELIVERY);
        service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anArchiveOutlivesItsTrainingByADayAcrossARestartAndItsStagedCopyGoesAtOnce() {
        staging().put(key, content);
        service.publish(Topics.ARCHIVE_CREATED, training, created(0));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(service.heard(Topics.ARCHIVE_UPLOADED, training, ArchiveUploaded.class))
                    .isNotEmpty();
            assertThat(staging().head(staging().at(key))).isEmpty();
        });
        assertThat(service.get("/actuator/metrics/lorapipe.archives.leased")).contains("\"value\":1.0");
        CLOCK.pass(Duration.ofDays(5));

        service.publish(Topics.TRAINING_ENDED, training, ended());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(retention().of(user).archives())
                        .singleElement()
                        .satisfies(kept -> assertThat(kept.heldBy()).isEmpty()));

        CLOCK.pass(Duration.ofHours(24).minusMillis(1));
        service.restart();
        service.bean(Cleaner.class).run();
        assertThat(isDelivered()).isTrue();

        CLOCK.pass(Duration.ofMillis(1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(isDelivered()).isFalse());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(retention().of(user).receipts())
                        .extracting(Receipt::why)
                        .extracting(Enum::name)
                        .containsExactly("EXPIRED", "STAGED_COPY"));
        assertThat(service.get("/actuator/retention/" + user))
                .contains(
                        "\"key\":\"" + key + "\"",
                        "\"orphans\":[]",
                        "\"outcome\":\"DELETED\"",
                        "\"verifiedBy\":\"HEAD\"");
    }

    @Test
    void anArchiveThatIsGoneIsAskedForThreeTimesAndThenTheTrainingIsStopped() {
        for (var generation = 0; generation <= 3; generation++) {
            service.publish(Topics.ARCHIVE_CREATED, training, created(generation));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.heard(Topics.TRAINING_STOPPED, training, TrainingStopped.class))
                        .singleElement()
                        .satisfies(stopped -> {
                            assertThat(stopped.getCode()).isEqualTo(FailureCode.ARCHIVE_LOST);
                            assertThat(stopped.getGeneration()).isEqualTo(3);
                        }));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.heard(
                                Topics.ARCHIVE_REBUILD_REQUESTED, training, ArchiveRebuildRequested.class))
                        .extracting(ArchiveRebuildRequested::getGeneration)
                        .containsExactlyInAnyOrder(0, 1, 2));
    }

    private boolean isDelivered() {
        return DELIVERY.head(DELIVERY.at(key)).isPresent();
    }

    private static ObjectStore staging() {
        return service.bean(Stores.class).in(StoreRole.STAGING);
    }

    private static Retention retention() {
        return service.bean(Retention.class);
    }

    private ArchiveCreated created(int generation) {
        var archive = ObjectReference.newBuilder()
                .setStore(staging().id())
                .setKey(key.value())
                .setSize(content.length())
                .setSha256(content.sha256())
                .setContentType(content.contentType())
                .build();
        return ArchiveCreated.newBuilder()
                .setTrainingId(training)
                .setUserId(user)
                .setCharacterId("fox")
                .setGeneration(generation)
                .setPreset("fal-ai/flux-lora-fast-training")
                .setArchive(archive)
                .setImageCount(6)
                .setCreatedAt(Instant.EPOCH)
                .build();
    }

    private TrainingEnded ended() {
        return TrainingEnded.newBuilder()
                .setTrainingId(training)
                .setUserId(user)
                .setCharacterId("fox")
                .setOutcome(Outcome.COMPLETED)
                .setAttempt(1)
                .setPreset("fal-ai/flux-lora-fast-training")
                .setMessage("Done.")
                .setEndedAt(Instant.EPOCH)
                .build();
    }
}
