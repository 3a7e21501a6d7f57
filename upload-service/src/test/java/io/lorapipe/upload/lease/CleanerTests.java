package io.lorapipe.upload.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.lease.RetentionReport.Receipt;
import io.lorapipe.upload.lease.RetentionReport.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CleanerTests {

    private static final LeaseTerms TERMS = new LeaseTerms(Duration.ofHours(24), Duration.ofDays(14));

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final ObjectStore memory = new InMemoryStore("delivery", clock);
    private final UnwillingStore store = new UnwillingStore(memory);
    private final InMemoryLeases leases = new InMemoryLeases(TERMS, clock);
    private final Cleaner cleaner = new Cleaner(Stores.of(store), leases);
    private final UUID training = UUID.randomUUID();
    private final ArchiveId archive = delivered();

    @Test
    void anArchiveIsLeftAloneWhileItIsHeldAndForADayAfter() {
        clock.pass(Duration.ofDays(5));
        cleaner.run();
        leases.ended(training);
        clock.pass(Duration.ofHours(24).minusMillis(1));
        cleaner.run();

        assertThat(isThere(archive.key())).isTrue();
    }

    @Test
    void anArchiveGoesWithItsManifestAndNothingElseDoes() {
        var reference = new ObjectKey("ada/fox/" + archive.sha256() + ".jpg");
        memory.put(reference, Content.of(new byte[] {1}, "image/jpeg"));
        expire();

        cleaner.run();

        assertThat(isThere(archive.key())).isFalse();
        assertThat(isThere(archive.manifestKey())).isFalse();
        assertThat(isThere(reference)).isTrue();
        assertThat(leases.of("ada").archives()).isEmpty();
        assertThat(leases.of("ada").receipts())
                .singleElement()
                .extracting(Receipt::ending)
                .isEqualTo(new Ending.Deleted());
    }

    @Test
    void whatNoStoreOfItsKindDeletesIsNoDeletionAndIsNotTriedForEver() {
        store.failsWith(() -> new StoreException.NotOffered("The store keeps it for seven days."));
        expire();

        cleaner.run();
        clock.pass(Duration.ofDays(2));
        cleaner.run();

        assertThat(isThere(archive.key())).isTrue();
        assertThat(leases.of("ada").archives().getFirst().state()).isEqualTo(State.DECLINED);
        assertThat(leases.of("ada").receipts())
                .extracting(Receipt::ending)
                .containsExactly(new Ending.Declined("The store keeps it for seven days."));
    }

    @Test
    void whatTheStoreRefusesForNowIsTriedAgainAndCanBeUsedMeanwhile() {
        store.failsWith(() -> new StoreException.Refused("The key has expired."));
        expire();
        cleaner.run();
        assertThat(leases.of("ada").receipts()).isEmpty();
        assertThat(leases.of("ada").archives().getFirst().state()).isEqualTo(State.REFUSED);
        assertThat(leases.renew(archive, training)).isInstanceOf(Renewal.Renewed.class);

        store.failsWith(null);
        clock.pass(Duration.ofHours(24));
        cleaner.run();

        assertThat(isThere(archive.key())).isFalse();
        assertThat(leases.of("ada").receipts()).extracting(Receipt::ending).containsExactly(new Ending.Deleted());
    }

    @Test
    void anOutageIsTriedAgainUntilTheArchiveIsGone() {
        store.failsWith(() -> new StoreException.Unavailable("The store is away.", null));
        expire();
        cleaner.run();
        assertThat(leases.of("ada").receipts()).isEmpty();

        store.failsWith(null);
        clock.pass(Duration.ofMinutes(1));
        cleaner.run();

        assertThat(isThere(archive.key())).isFalse();
        assertThat(leases.of("ada").receipts()).hasSize(1);
    }

    @Test
    void aDeletionThatWasNotAnsweredIsBelievedOnlyWhenTheArchiveIsGone() {
        store.failsWith(() -> new StoreException.UnknownOutcome("No answer.", null));
        expire();
        cleaner.run();
        assertThat(leases.of("ada").receipts()).isEmpty();

        store.deletesAndFailsWith(() -> new StoreException.UnknownOutcome("No answer.", null));
        clock.pass(Duration.ofMinutes(1));
        cleaner.run();
        assertThat(leases.of("ada").receipts())
                .as("its manifest is still there")
                .isEmpty();

        store.failsWith(null);
        clock.pass(Duration.ofMinutes(2));
        cleaner.run();

        assertThat(isThere(archive.key())).isFalse();
        assertThat(leases.of("ada").receipts()).hasSize(1);
    }

    @Test
    void aDeletionWhoseProcessDiedIsTakenUpAgain() {
        expire();
        leases.due().forEach(leases::begin);
        memory.delete(memory.at(archive.key()));

        clock.pass(Duration.ofMinutes(1));
        cleaner.run();

        assertThat(isThere(archive.manifestKey())).isFalse();
        assertThat(leases.of("ada").receipts()).hasSize(1);
    }

    @Test
    void whoeverStoodStillSinceItBeganDeletesNothingThatWasDeliveredMeanwhile() {
        expire();
        leases.begun = () -> {
            leases.begun = () -> {};
            clock.pass(Duration.ofMinutes(1));
            cleaner.run();
            assertThat(delivered()).isEqualTo(archive);
        };

        cleaner.run();

        assertThat(isThere(archive.key())).isTrue();
    }

    @Test
    void anArchiveOfAStoreThatIsNotConfiguredAnyMoreWaitsForIt() {
        var elsewhere = new ArchiveId("ada", "elsewhere", archive.sha256());
        leases.mark(elsewhere, 1, Deletion.Reason.ORPHAN);

        cleaner.run();

        assertThat(leases.knows(elsewhere)).isTrue();
        assertThat(leases.of("ada").receipts()).isEmpty();
    }

    private void expire() {
        leases.ended(training);
        clock.pass(Duration.ofHours(24));
    }

    private ArchiveId delivered() {
        var content = Content.of("an archive".getBytes(StandardCharsets.UTF_8), "application/zip");
        var id = new ArchiveId("ada", "delivery", content.sha256());
        memory.put(id.key(), content);
        memory.put(id.manifestKey(), Content.of("{}".getBytes(StandardCharsets.UTF_8), "application/json"));
        leases.open(new Lease(id, null, content.length()), training);
        return id;
    }

    private boolean isThere(ObjectKey key) {
        return memory.head(memory.at(key)).isPresent();
    }
}
