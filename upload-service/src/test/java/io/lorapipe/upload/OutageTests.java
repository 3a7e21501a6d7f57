package io.lorapipe.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The delivery store is away for five minutes by the service's clock. */
class OutageTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MovingClock clock = new MovingClock(Instant.now().minus(Duration.ofDays(1)));
    private final StoreThatIsAway delivery = new StoreThatIsAway(clock, Duration.ofMinutes(5));
    private final UUID training = Generators.timeBasedEpochGenerator().generate();
    private final Content content = Content.of(new byte[] {1, 2, 3}, "application/zip");
    private final ObjectKey key = ObjectKey.archive("ada", content.sha256());

    @Test
    void anArchiveWaitsInTheOpenAndIsDeliveredOnceTheStoreIsBack(@TempDir Path directory) {
        try (var service = new ServiceWithClock(directory, clock, delivery)) {
            service.start();
            var staging = service.bean(Stores.class).in(StoreRole.STAGING);
            staging.put(key, content);

            service.publish(Topics.ARCHIVE_CREATED, training, created(staging.id()));
            clock.pass(Duration.ofMinutes(5).minusMillis(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(service.heard(Topics.PROGRESS, training, Progress.class))
                            .filteredOn(told -> told.getState() == State.WAITING)
                            .hasSizeGreaterThan(1)
                            .allSatisfy(told -> assertThat(told.getNextStepAt()).isNotNull()));
            assertThat(service.heard(Topics.ARCHIVE_UPLOADED, training, ArchiveUploaded.class))
                    .isEmpty();

            clock.pass(Duration.ofMillis(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    service.heard(Topics.ARCHIVE_UPLOADED, training, ArchiveUploaded.class))
                            .singleElement()
                            .extracting(uploaded -> uploaded.getArchive().getStore())
                            .isEqualTo("delivery"));
            assertThat(delivery.head(delivery.at(key))).isPresent();
            assertThat(service.heard(Topics.TRAINING_STOPPED, training, TrainingStopped.class))
                    .isEmpty();
        }
    }

    private ArchiveCreated created(String store) {
        var archive = ObjectReference.newBuilder()
                .setStore(store)
                .setKey(key.value())
                .setSize(content.length())
                .setSha256(content.sha256())
                .setContentType(content.contentType())
                .build();
        return ArchiveCreated.newBuilder()
                .setTrainingId(training)
                .setUserId("ada")
                .setCharacterId("fox")
                .setPreset("fal-ai/flux-lora-fast-training")
                .setArchive(archive)
                .setImageCount(6)
                .setCreatedAt(Instant.EPOCH)
                .build();
    }

    private static final class StoreThatIsAway extends InMemoryStore {

        private final Clock clock;
        private final Instant back;

        StoreThatIsAway(Clock clock, Duration time) {
            super("delivery", clock);
            this.clock = clock;
            this.back = clock.instant().plus(time);
        }

        @Override
        public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
            failWhileAway();
            return super.put(key, content, progress);
        }

        @Override
        public Optional<StoredObject> head(Location location) {
            failWhileAway();
            return super.head(location);
        }

        private void failWhileAway() {
            if (clock.instant().isBefore(back)) {
                throw new StoreException.Unavailable("It is away.", null);
            }
        }
    }
}
