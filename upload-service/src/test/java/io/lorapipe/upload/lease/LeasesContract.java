package io.lorapipe.upload.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.lease.RetentionReport.Kept;
import io.lorapipe.upload.lease.RetentionReport.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every table of leases promises; each test has an archive and trainings of its own. */
public abstract class LeasesContract {

    protected static final LeaseTerms TERMS = new LeaseTerms(Duration.ofHours(24), Duration.ofDays(14));
    protected static final MovingClock CLOCK = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));

    protected final String user = "user-" + UUID.randomUUID();
    protected final ArchiveId archive = new ArchiveId(
            user, "delivery", UUID.randomUUID().toString().replace("-", "").repeat(2));

    private final UUID training = Generators.timeBasedEpochGenerator().generate();
    private final UUID another = Generators.timeBasedEpochGenerator().generate();

    /** The tables under test, the same at each call, of these terms and this clock. */
    protected abstract Leases leases();

    protected abstract Deletions deletions();

    protected abstract Retention retention();

    @Test
    protected void whatNobodyDeliveredIsMissing() {
        assertThat(leases().renew(archive, training)).isEqualTo(new Renewal.Missing());
    }

    @Test
    protected void anArchiveIsHeldByItsTrainingForALongTimeAtMost() {
        open(training);

        CLOCK.pass(TERMS.holdAtMost().minusSeconds(1));
        assertThat(isDue()).isFalse();
        assertThat(kept().heldBy()).containsExactly(training);

        CLOCK.pass(Duration.ofSeconds(1));
        assertThat(isDue()).isTrue();
    }

    @Test
    protected void anArchiveLivesForADayAfterItsTrainingEnded() {
        open(training);
        CLOCK.pass(Duration.ofDays(3));

        leases().ended(training);

        assertThat(kept().heldBy()).isEmpty();
        assertThat(kept().deletedAfter()).isEqualTo(CLOCK.instant().plus(Duration.ofHours(24)));
        CLOCK.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(isDue()).isFalse();
        CLOCK.pass(Duration.ofSeconds(1));
        assertThat(isDue()).isTrue();
    }

    @Test
    protected void anotherTrainingKeepsItAliveAndTheEarlierEndChangesNothing() {
        open(training);
        leases().renew(archive, another);

        leases().ended(training);
        CLOCK.pass(Duration.ofDays(2));

        assertThat(isDue()).isFalse();
        assertThat(kept().heldBy()).containsExactly(another);
        leases().ended(another);
        CLOCK.pass(Duration.ofHours(24));
        assertThat(isDue()).isTrue();
    }

    @Test
    protected void aTrainingThatEndedBeforeItsArchiveWasDeliveredHoldsNothing() {
        leases().ended(training);

        open(training);

        assertThat(kept().heldBy()).isEmpty();
        CLOCK.pass(Duration.ofHours(24));
        assertThat(isDue()).isTrue();
    }

    @Test
    protected void anEndThatIsToldTwiceDoesNotProlongTheLife() {
        open(training);
        leases().ended(training);
        CLOCK.pass(Duration.ofHours(20));

        leases().ended(training);

        CLOCK.pass(Duration.ofHours(4));
        assertThat(isDue()).isTrue();
    }

    @Test
    protected void whatIsBeingDeletedCannotBeUsedUntilItIsGone() {
        open(training);
        leases().ended(training);
        CLOCK.pass(Duration.ofHours(24));
        var deletion = deletion();

        assertThat(leases().renew(archive, another)).isEqualTo(new Renewal.BeingDeleted());
        assertThat(leases().open(lease(), another)).isFalse();

        deletions().begin(deletion);
        deletions().end(deletion, new Ending.Deleted());
        assertThat(leases().renew(archive, another)).isEqualTo(new Renewal.Missing());
        assertThat(leases().open(lease(), another)).isTrue();
    }

    @Test
    protected void itsOwnAddressIsRememberedWhereTheStoreChoseIt() {
        open(training);

        leases().placed(archive, URI.create("https://files.example/b.zip"));

        assertThat(leases().renew(archive, another))
                .isEqualTo(new Renewal.Renewed(new Lease(archive, URI.create("https://files.example/b.zip"), 100)));
    }

    @Test
    protected void aUserSeesOnlyTheirOwn() {
        open(training);

        assertThat(retention().of("somebody-else").archives())
                .extracting(Kept::id)
                .doesNotContain(archive);
    }

    @Test
    protected void useAndDeletionNeverBothWin() throws Exception {
        for (var round = 0; round < 20; round++) {
            open(training);
            leases().ended(training);
            CLOCK.pass(Duration.ofHours(24));
            var next = UUID.randomUUID();

            var renewal = together(
                    () -> leases().renew(archive, next),
                    () -> isDue() ? "deleted" : "alive",
                    () -> isDue() ? "deleted" : "alive");

            assertThat(kept().state()).isEqualTo(renewal instanceof Renewal.Renewed ? State.LIVE : State.DELETING);
            CLOCK.pass(Duration.ofDays(15));
            var deletion = deletion();
            deletions().begin(deletion);
            deletions().end(deletion, new Ending.Deleted());
        }
    }

    @Test
    protected void anEndAndAUseAtOnceNeverLeaveAHold() throws Exception {
        open(another);
        for (var round = 0; round < 20; round++) {
            var next = UUID.randomUUID();

            together(() -> leases().renew(archive, next), () -> {
                leases().ended(next);
                return "ended";
            });

            assertThat(kept().heldBy()).containsExactly(another);
        }
    }

    /** What the first of them gave. */
    private static Object together(Callable<?>... calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.length)) {
            var given = IntStream.range(0, calls.length)
                    .mapToObj(index -> threads.submit(calls[index]))
                    .toList();
            for (var each : given) {
                each.get();
            }
            return given.getFirst().get();
        }
    }

    protected Lease lease() {
        return new Lease(archive, null, 100);
    }

    protected void open(UUID holder) {
        assertThat(leases().open(lease(), holder)).isTrue();
    }

    protected boolean isDue() {
        return deletions().due().stream().anyMatch(due -> due.lease().id().equals(archive));
    }

    protected Deletion deletion() {
        return deletions().due().stream()
                .filter(due -> due.lease().id().equals(archive))
                .findFirst()
                .orElseThrow();
    }

    protected Kept kept() {
        return retention().of(user).archives().getFirst();
    }
}
