package io.lorapipe.upload.lease.store;

import static io.lorapipe.upload.lease.store.LeaseRows.ONE;
import static io.lorapipe.upload.lease.store.LeaseRows.params;
import static io.lorapipe.upload.lease.store.LeaseRows.time;

import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.Lease;
import io.lorapipe.upload.lease.LeaseTerms;
import io.lorapipe.upload.lease.Leases;
import io.lorapipe.upload.lease.Renewal;
import io.lorapipe.upload.lease.Renewal.BeingDeleted;
import io.lorapipe.upload.lease.Renewal.Missing;
import io.lorapipe.upload.lease.Renewal.Renewed;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Each lease is one row, and every use of an archive one statement on it, which a deletion cannot overtake. Whoever
 * changes holds locks the training first and the lease after it.
 */
@Repository
class SqlLeases implements Leases {

    private final JdbcClient jdbc;
    private final Holds holds;
    private final TransactionOperations transactions;
    private final LeaseTerms terms;
    private final Clock clock;

    SqlLeases(JdbcClient jdbc, TransactionOperations transactions, LeaseTerms terms, Clock clock) {
        this.jdbc = jdbc;
        this.holds = new Holds(jdbc);
        this.transactions = transactions;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Renewal renew(ArchiveId archive, UUID trainingId) {
        return transactions.execute(status -> {
            var use = useBy(trainingId);
            if (!isRenewed(archive, use)) {
                hasten(archive, use.now());
                return find(archive).isPresent() ? new BeingDeleted() : new Missing();
            }
            hold(archive, use);
            return new Renewed(find(archive).orElseThrow());
        });
    }

    @Override
    public boolean open(Lease lease, UUID trainingId) {
        return transactions.execute(status -> {
            var use = useBy(trainingId);
            var opened = isOpened(lease, use);
            if (opened) {
                hold(lease.id(), use);
            }
            return opened;
        });
    }

    @Override
    public void placed(ArchiveId archive, @Nullable URI url) {
        jdbc.sql("update lease set url = :url where" + ONE)
                .params(params(archive))
                .param("url", url == null ? null : url.toString())
                .update();
    }

    @Override
    public void ended(UUID trainingId) {
        transactions.executeWithoutResult(status -> {
            var now = clock.instant();
            holds.end(trainingId, now);
            for (var archive : holds.of(trainingId)) {
                holds.release(trainingId, archive, terms.keptUntil(now), now);
            }
        });
    }

    /** A use of an archive: a training that ended uses it, too, but holds it no more. */
    private record Use(UUID trainingId, boolean holds, Instant now, Instant until) {}

    private Use useBy(UUID trainingId) {
        var now = clock.instant();
        return holds.hasEnded(trainingId, now)
                ? new Use(trainingId, false, now, terms.keptUntil(now))
                : new Use(trainingId, true, now, terms.heldUntil(now));
    }

    private void hold(ArchiveId archive, Use use) {
        if (use.holds()) {
            holds.add(use.trainingId(), archive, use.until());
        }
    }

    private boolean isRenewed(ArchiveId archive, Use use) {
        return jdbc.sql("""
                        update lease
                        set state = 'LIVE', why = null, tries = 0, last_used_at = :now,
                            expires_at = case when expires_at < :until then :until else expires_at end
                        where state in ('LIVE', 'REFUSED', 'DECLINED') and""" + ONE)
                        .params(params(archive))
                        .param("now", time(use.now()))
                        .param("until", time(use.until()))
                        .update()
                == 1;
    }

    /** Who waits for a deletion that failed waits no longer than whoever is at it just now may need. */
    private void hasten(ArchiveId archive, Instant now) {
        jdbc.sql("update lease set next_try_at = :soon where state = 'DELETING' and next_try_at > :soon and" + ONE)
                .params(params(archive))
                .param("soon", time(now.plus(SqlDeletions.FIRST_PAUSE)))
                .update();
    }

    private boolean isOpened(Lease lease, Use use) {
        return jdbc.sql("""
                        insert into lease (user_id, store, sha256, url, size, state, last_used_at, expires_at)
                        values (:userId, :store, :sha256, :url, :size, 'LIVE', :now, :until)
                        on conflict do nothing""")
                        .params(params(lease.id()))
                        .param("url", lease.url() == null ? null : lease.url().toString())
                        .param("size", lease.size())
                        .param("now", time(use.now()))
                        .param("until", time(use.until()))
                        .update()
                == 1;
    }

    private Optional<Lease> find(ArchiveId archive) {
        return jdbc.sql("select * from lease where" + ONE)
                .params(params(archive))
                .query(LeaseRows::lease)
                .optional();
    }
}
