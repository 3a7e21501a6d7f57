package io.lorapipe.upload.lease;

import io.lorapipe.upload.lease.Renewal.BeingDeleted;
import io.lorapipe.upload.lease.Renewal.Missing;
import io.lorapipe.upload.lease.Renewal.Renewed;
import io.lorapipe.upload.lease.RetentionReport.Kept;
import io.lorapipe.upload.lease.RetentionReport.Receipt;
import io.lorapipe.upload.lease.RetentionReport.State;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The twin of the tables of leases: one lock instead of rows. */
public final class InMemoryLeases implements Leases, Deletions, Retention {

    private final LeaseTerms terms;
    private final Clock clock;
    private final Map<ArchiveId, Row> rows = new HashMap<>();
    private final Set<UUID> ended = new HashSet<>();
    private final List<Receipt> receipts = new ArrayList<>();

    /** What happens each time after a deletion was begun. */
    Runnable begun = () -> {};

    private static final class Row {
        private Lease lease;
        private State state = State.LIVE;
        private Deletion.@Nullable Reason why;
        private Instant lastUsed;
        private Instant expires;
        private Instant nextTry = Instant.MIN;
        private int tries;
        private final Map<UUID, Instant> holds = new TreeMap<>();

        private Row(Lease lease, Instant now) {
            this.lease = lease;
            this.lastUsed = now;
            this.expires = now;
        }
    }

    public InMemoryLeases(LeaseTerms terms, Clock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public synchronized Renewal renew(ArchiveId archive, UUID trainingId) {
        var row = rows.get(archive);
        if (row == null) {
            return new Missing();
        }
        if (row.state == State.DELETING) {
            var soon = clock.instant().plus(Duration.ofMinutes(1));
            row.nextTry = row.nextTry.isAfter(soon) ? soon : row.nextTry;
            return new BeingDeleted();
        }
        use(row, trainingId);
        return new Renewed(row.lease);
    }

    @Override
    public synchronized boolean open(Lease lease, UUID trainingId) {
        if (rows.containsKey(lease.id())) {
            return false;
        }
        var row = new Row(lease, clock.instant());
        rows.put(lease.id(), row);
        use(row, trainingId);
        return true;
    }

    private void use(Row row, UUID trainingId) {
        var now = clock.instant();
        var until = ended.contains(trainingId) ? terms.keptUntil(now) : terms.heldUntil(now);
        row.state = State.LIVE;
        row.tries = 0;
        row.lastUsed = now;
        row.expires = row.expires.isBefore(until) ? until : row.expires;
        if (!ended.contains(trainingId)) {
            row.holds.put(trainingId, until);
        }
    }

    @Override
    public synchronized void placed(ArchiveId archive, @Nullable URI url) {
        var row = rows.get(archive);
        if (row != null) {
            row.lease = new Lease(archive, url, row.lease.size());
        }
    }

    @Override
    public synchronized void ended(UUID trainingId) {
        ended.add(trainingId);
        for (var row : rows.values()) {
            if (row.holds.remove(trainingId) != null && row.state == State.LIVE) {
                row.lastUsed = clock.instant();
                var kept = terms.keptUntil(row.lastUsed);
                row.expires = row.holds.values().stream()
                        .filter(kept::isBefore)
                        .max(Comparator.naturalOrder())
                        .orElse(kept);
            }
        }
    }

    @Override
    public synchronized boolean mark(ArchiveId archive, long size, Deletion.Reason why) {
        var row = new Row(new Lease(archive, null, size), clock.instant());
        row.state = State.DELETING;
        row.why = why;
        return rows.putIfAbsent(archive, row) == null;
    }

    @Override
    public synchronized List<Deletion> due() {
        var now = clock.instant();
        rows.values().stream()
                .filter(row -> row.state == State.LIVE && !row.expires.isAfter(now))
                .forEach(row -> {
                    row.state = State.DELETING;
                    row.why = Deletion.Reason.EXPIRED;
                    row.nextTry = now;
                });
        return rows.values().stream()
                .filter(row -> isToBeDeleted(row) && !row.nextTry.isAfter(now))
                .map(row -> new Deletion(row.lease, Objects.requireNonNull(row.why), row.tries))
                .toList();
    }

    @Override
    public synchronized boolean begin(Deletion deletion) {
        var row = rows.get(deletion.lease().id());
        if (row == null || !isToBeDeleted(row) || row.tries != deletion.tries()) {
            return false;
        }
        row.nextTry = clock.instant().plus(Duration.ofMinutes(1L << Math.min(row.tries, 5)));
        row.tries++;
        row.state = State.DELETING;
        begun.run();
        return true;
    }

    private static boolean isToBeDeleted(Row row) {
        return row.state == State.DELETING || row.state == State.REFUSED;
    }

    @Override
    public synchronized boolean isUnderWay(Deletion deletion) {
        var row = rows.get(deletion.lease().id());
        return row != null && row.state == State.DELETING && row.tries == deletion.tries() + 1;
    }

    @Override
    public synchronized void refused(Deletion deletion) {
        if (isUnderWay(deletion)) {
            Objects.requireNonNull(rows.get(deletion.lease().id())).state = State.REFUSED;
        }
    }

    @Override
    public synchronized void end(Deletion deletion, Ending ending) {
        var id = deletion.lease().id();
        var row = rows.get(id);
        if (row == null || row.state != State.DELETING) {
            return;
        }
        switch (ending) {
            case Ending.Deleted() -> rows.remove(id);
            case Ending.Declined(var _) -> row.state = State.DECLINED;
        }
        row.holds.clear();
        receipts.addFirst(new Receipt(id, row.lease.size(), deletion.why(), ending, clock.instant()));
    }

    @Override
    public synchronized RetentionReport of(String userId) {
        var archives = rows.values().stream()
                .filter(row -> row.lease.id().userId().equals(userId))
                .sorted(Comparator.comparing((Row row) -> row.state == State.DECLINED)
                        .thenComparing(row -> row.expires))
                .map(InMemoryLeases::kept)
                .toList();
        var own = receipts.stream()
                .filter(receipt -> receipt.id().userId().equals(userId))
                .toList();
        return new RetentionReport(archives, own);
    }

    @Override
    public synchronized boolean knows(ArchiveId archive) {
        return rows.containsKey(archive);
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.lease.id(),
                row.lease.size(),
                row.state,
                row.lastUsed,
                row.state == State.DECLINED ? null : row.expires,
                List.copyOf(row.holds.keySet()));
    }
}
