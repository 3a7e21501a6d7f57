package io.lorapipe.upload.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.store.testing.ThrottledStore;
import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.delivery.DeliveryResult.Abandoned;
import io.lorapipe.upload.delivery.DeliveryResult.Delivered;
import io.lorapipe.upload.delivery.DeliveryResult.Foreign;
import io.lorapipe.upload.delivery.DeliveryResult.Lost;
import io.lorapipe.upload.delivery.DeliveryResult.Refused;
import io.lorapipe.upload.delivery.DeliveryResult.TooLarge;
import io.lorapipe.upload.lease.Cleaner;
import io.lorapipe.upload.lease.InMemoryLeases;
import io.lorapipe.upload.lease.LeaseTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelivererTests {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final UUID TRAINING = UUID.randomUUID();

    private final ObjectStore staging = new InMemoryStore("staging");
    private final ObjectStore delivery = new InMemoryStore("delivery");
    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final InMemoryLeases leases =
            new InMemoryLeases(new LeaseTerms(Duration.ofHours(24), Duration.ofDays(14)), clock);
    private final List<Long> counts = new ArrayList<>();
    private final List<Long> reportedAt = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void anArchiveIsCopiedToTheDeliveryStore() {
        var archive = staged(MEGABYTE);

        var result = deliverTo(delivery, archive);

        assertThat(result).isInstanceOfSatisfying(Delivered.class, delivered -> {
            assertThat(delivered.location().store()).isEqualTo("delivery");
            assertThat(delivery.head(delivered.location()).orElseThrow().sha256())
                    .isEqualTo(archive.sha256());
        });
    }

    @Test
    void aLargeArchiveIntoASlowStoreIsReportedByBytesTenTimesASecondAtMost() {
        deliverTo(throttled(4 * MEGABYTE), staged(15 * MEGABYTE + MEGABYTE / 2 - 1000));

        assertThat(counts).doesNotHaveDuplicates().isSorted().hasSizeBetween(25, 40);
        assertThat(reportedAt)
                .satisfies(times -> assertThat(IntStream.range(1, times.size()))
                        .allMatch(n -> times.get(n) - times.get(n - 1) >= INTERVAL.toNanos()));
    }

    @Test
    void theEndIsReportedWhereNothingWasReportedJustBefore() {
        deliverTo(throttled(1000 * MEGABYTE), staged(MEGABYTE));
        assertThat(counts).containsExactly((long) MEGABYTE);
    }

    @Test
    void whatIsThereAlreadyIsNotSentAgain() {
        var archive = staged(MEGABYTE);
        var unreachableSource = new Staged(
                TRAINING,
                "ada",
                new Location("gone", archive.location().key(), null),
                MEGABYTE,
                archive.sha256(),
                "application/zip");
        deliverer(delivery).deliver(archive, progress(), () -> true);

        var again = deliverer(delivery).deliver(unreachableSource, progress(), () -> true);

        assertThat(again).isInstanceOf(Delivered.class);
    }

    @Test
    void whatTheStoreWillSoonRemoveByItselfIsPutAnew() {
        var archive = staged(MEGABYTE);
        var puts = new AtomicInteger();
        var fleeting = new InMemoryStore("delivery") {
            @Override
            public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
                puts.incrementAndGet();
                return super.put(key, content, progress);
            }

            @Override
            public boolean lasts(StoredObject object) {
                return false;
            }
        };
        deliverer(fleeting).deliver(archive, progress(), () -> true);

        var again = deliverer(fleeting).deliver(archive, progress(), () -> true);

        assertThat(again).isInstanceOf(Delivered.class);
        assertThat(puts).hasValue(2);
    }

    @Test
    void oneStoreInBothRolesKeepsTheObjectInPlace() {
        var archive = staged(MEGABYTE);

        var result = new Deliverer(Stores.of(staging), leases, INTERVAL, nanos::get)
                .deliver(archive, progress(), () -> true);

        assertThat(result).isEqualTo(new Delivered(archive.location()));
    }

    @Test
    void anArchiveThatIsGoneIsLost() {
        var archive = staged(MEGABYTE);
        staging.delete(archive.location());

        assertThat(deliverTo(delivery, archive)).isEqualTo(new Lost());
    }

    @Test
    void aDeliveredArchiveIsHeldByItsTraining() {
        deliverTo(delivery, staged(MEGABYTE));

        assertThat(leases.of("ada").archives()).singleElement().satisfies(kept -> {
            assertThat(kept.id().store()).isEqualTo("delivery");
            assertThat(kept.size()).isEqualTo(MEGABYTE);
            assertThat(kept.heldBy()).containsExactly(TRAINING);
        });
    }

    @Test
    void anArchiveThatIsBeingDeletedIsWaitedForAndThenDeliveredAnew() {
        var archive = staged(MEGABYTE);
        deliverTo(delivery, archive);
        clock.pass(Duration.ofDays(14));
        leases.due();

        assertThatThrownBy(() -> deliverTo(delivery, archive))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        wait -> assertThat(wait.retryable()).isTrue());

        new Cleaner(Stores.of(delivery), leases).run();
        assertThat(deliverTo(delivery, archive)).isInstanceOf(Delivered.class);
        assertThat(delivery.head(delivery.at(archive.location().key()))).isPresent();
    }

    @Test
    void anArchiveThatIsDeletedBehindOurBackIsLostAndDeliveredAnewOnceItIsRebuilt() {
        var archive = staged(MEGABYTE);
        deliverTo(delivery, archive);
        delivery.delete(delivery.at(archive.location().key()));
        staging.delete(archive.location());

        assertThat(deliverTo(delivery, archive)).isEqualTo(new Lost());
        staged(MEGABYTE);
        assertThat(deliverTo(delivery, archive)).isInstanceOf(Delivered.class);
    }

    @Test
    void aCancelledTrainingIsNotUploaded() {
        var archive = staged(MEGABYTE);

        var result = deliverer(delivery).deliver(archive, progress(), () -> false);

        assertThat(result).isEqualTo(new Abandoned());
        assertThat(delivery.head(delivery.at(archive.location().key()))).isEmpty();
    }

    @Test
    void anotherUsersArchiveIsRefused() {
        var archive = staged(MEGABYTE);
        var foreign = new Staged(
                TRAINING, "eve", archive.location(), archive.size(), archive.sha256(), archive.contentType());

        assertThat(deliverTo(delivery, foreign)).isEqualTo(new Foreign());
    }

    @Test
    void anOutageOfTheStoreIsThrownToBeTriedAgain() {
        var archive = staged(MEGABYTE);
        var cut = new DeliveryProgressAdapter() {
            @Override
            public void uploaded(long bytes, long total) {
                throw new StoreException.Unavailable("The store is away.", null);
            }
        };

        assertThatThrownBy(() -> deliverer(delivery).deliver(archive, cut, () -> true))
                .isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void anArchiveThatTheStoreDoesNotTakeEndsWithTheReasonAndTheNumbers() {
        var archive = staged(MEGABYTE);

        assertThat(deliverTo(refusing(new StoreException.TooLarge("delivery", MEGABYTE, 1000L)), archive))
                .isEqualTo(new TooLarge(
                        "The store delivery does not take an object of 1048576 bytes; it takes at most 1000."));
        assertThat(deliverTo(refusing(new StoreException.Refused("No ZIPs.")), archive))
                .isEqualTo(new Refused("No ZIPs."));
        assertThat(staging.head(archive.location())).isPresent();
    }

    /** The time that it takes passes on the test's clock alone. */
    private ObjectStore throttled(long bytesPerSecond) {
        return new ThrottledStore(delivery, bytesPerSecond, nanos::get, nanos::addAndGet);
    }

    private static ObjectStore refusing(StoreException refusal) {
        return new InMemoryStore("delivery") {
            @Override
            public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
                throw refusal;
            }
        };
    }

    private DeliveryResult deliverTo(ObjectStore target, Staged archive) {
        return deliverer(target).deliver(archive, progress(), () -> true);
    }

    private Deliverer deliverer(ObjectStore target) {
        var stores = Stores.of(staging).with(StoreRole.DELIVERY, target);
        return new Deliverer(stores, leases, INTERVAL, nanos::get);
    }

    private DeliveryProgress progress() {
        return new DeliveryProgressAdapter() {
            @Override
            public void uploaded(long bytes, long total) {
                counts.add(bytes);
                reportedAt.add(nanos.get());
            }
        };
    }

    private Staged staged(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var content = Content.of(bytes, "application/zip");
        var object =
                staging.put(ObjectKey.archive("ada", content.sha256()), content).object();
        return new Staged(TRAINING, "ada", object.location(), size, content.sha256(), "application/zip");
    }

    private abstract static class DeliveryProgressAdapter implements DeliveryProgress {
        @Override
        public void makingLink() {}

        @Override
        public void linkReady() {}
    }
}
