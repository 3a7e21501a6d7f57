package io.lorapipe.upload.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.upload.lease.Deletion.Reason;
import io.lorapipe.upload.lease.RetentionReport.Receipt;
import io.lorapipe.upload.lease.RetentionReport.State;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every table of leases promises to whoever deletes archives. */
public abstract class DeletionsContract extends LeasesContract {

    @Test
    protected void aDeletionLeavesAReceipt() {
        var deletion = expired();
        deletions().begin(deletion);

        deletions().end(deletion, new Ending.Deleted());

        var report = retention().of(user);
        assertThat(report.archives()).isEmpty();
        assertThat(report.receipts())
                .containsExactly(new Receipt(archive, 100, Reason.EXPIRED, new Ending.Deleted(), CLOCK.instant()));
    }

    @Test
    protected void whatAStoreDeclinesIsNotTriedAgainAndNotForgotten() {
        var deletion = expired();
        deletions().begin(deletion);

        deletions().end(deletion, new Ending.Declined("The store keeps it."));

        CLOCK.pass(Duration.ofDays(30));
        assertThat(isDue()).isFalse();
        assertThat(kept().state()).isEqualTo(State.DECLINED);
        assertThat(kept().deletedAfter()).isNull();
        assertThat(retention().of(user).receipts())
                .extracting(Receipt::ending)
                .containsExactly(new Ending.Declined("The store keeps it."));
    }

    @Test
    protected void whatAStoreDeclinedToDeleteCanBeUsedAgain() {
        var deletion = expired();
        deletions().begin(deletion);
        deletions().end(deletion, new Ending.Declined("The store keeps it."));

        assertThat(leases().renew(archive, UUID.randomUUID())).isEqualTo(new Renewal.Renewed(lease()));

        assertThat(kept().state()).isEqualTo(State.LIVE);
    }

    @Test
    protected void whatAStoreRefusesForNowIsDueAgainAfterTheSamePause() {
        var deletion = expired();
        deletions().begin(deletion);

        deletions().refused(deletion);

        assertThat(kept().state()).isEqualTo(State.REFUSED);
        assertThat(isDue()).isFalse();
        CLOCK.pass(Duration.ofMinutes(1));
        assertThat(isDue()).isTrue();
        assertThat(deletions().begin(deletion())).isTrue();
        assertThat(kept().state()).isEqualTo(State.DELETING);
    }

    @Test
    protected void whatAStoreRefusesForNowCanBeUsedMeanwhile() {
        var deletion = expired();
        deletions().begin(deletion);
        deletions().refused(deletion);

        assertThat(leases().renew(archive, UUID.randomUUID())).isEqualTo(new Renewal.Renewed(lease()));

        assertThat(kept().state()).isEqualTo(State.LIVE);
        CLOCK.pass(Duration.ofHours(1));
        assertThat(isDue()).isFalse();
    }

    @Test
    protected void aRefusalThatComesLateDoesNotStopTheTryThatIsUnderWay() {
        var deletion = expired();
        deletions().begin(deletion);
        CLOCK.pass(Duration.ofMinutes(1));
        deletions().begin(deletion());

        deletions().refused(deletion);

        assertThat(leases().renew(archive, UUID.randomUUID())).isEqualTo(new Renewal.BeingDeleted());
    }

    @Test
    protected void aDeletionThatFailsIsDueAgainAfterGrowingPauses() {
        deletions().begin(expired());
        assertThat(isDue()).isFalse();

        CLOCK.pass(Duration.ofMinutes(1));
        deletions().begin(deletion());
        CLOCK.pass(Duration.ofMinutes(1));
        assertThat(isDue()).isFalse();
        CLOCK.pass(Duration.ofMinutes(1));
        assertThat(isDue()).isTrue();
    }

    @Test
    protected void aDeletionThatSomebodyWaitsForIsDueWithinAMinuteHoweverOftenItFailed() {
        deletions().begin(expired());
        for (var failed = 1; failed < 6; failed++) {
            CLOCK.pass(Duration.ofHours(1));
            deletions().begin(deletion());
        }
        CLOCK.pass(Duration.ofMinutes(2));

        leases().renew(archive, UUID.randomUUID());
        leases().renew(archive, UUID.randomUUID());

        assertThat(isDue()).isFalse();
        CLOCK.pass(Duration.ofMinutes(1));
        assertThat(isDue()).isTrue();
        assertThat(deletion().tries()).isEqualTo(6);
    }

    @Test
    protected void onlyOneTakesADeletionUp() {
        var deletion = expired();

        assertThat(deletions().begin(deletion)).isTrue();
        assertThat(deletions().begin(deletion)).isFalse();
    }

    @Test
    protected void aTryIsUnderWayUntilAnotherOneBeginsOrTheArchiveIsInUseAgain() {
        var first = expired();
        deletions().begin(first);
        assertThat(deletions().isUnderWay(first)).isTrue();

        CLOCK.pass(Duration.ofMinutes(1));
        var second = deletion();
        deletions().begin(second);
        assertThat(deletions().isUnderWay(first)).isFalse();
        assertThat(deletions().isUnderWay(second)).isTrue();

        deletions().end(second, new Ending.Deleted());
        open(UUID.randomUUID());
        assertThat(deletions().isUnderWay(second)).isFalse();
    }

    @Test
    protected void aDeletionThatEndsTwiceLeavesOneReceiptAndNoHarm() {
        var deletion = expired();
        deletions().begin(deletion);
        deletions().end(deletion, new Ending.Deleted());
        open(UUID.randomUUID());

        deletions().end(deletion, new Ending.Deleted());

        assertThat(kept().state()).isEqualTo(State.LIVE);
        assertThat(retention().of(user).receipts()).hasSize(1);
    }

    @Test
    protected void whatNobodyKnowsOfCanBeMarkedOnce() {
        assertThat(deletions().mark(archive, 7, Reason.ORPHAN)).isTrue();
        assertThat(deletions().mark(archive, 7, Reason.ORPHAN)).isFalse();

        assertThat(deletion().why()).isEqualTo(Reason.ORPHAN);
        assertThat(retention().knows(archive)).isTrue();
    }

    @Test
    protected void whatIsLeasedIsNotMarked() {
        open(UUID.randomUUID());

        assertThat(deletions().mark(archive, 7, Reason.ORPHAN)).isFalse();

        assertThat(kept().state()).isEqualTo(State.LIVE);
    }

    private Deletion expired() {
        open(UUID.randomUUID());
        CLOCK.pass(TERMS.holdAtMost());
        return deletion();
    }
}
