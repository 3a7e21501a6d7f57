package io.lorapipe.upload.lease.store;

import static io.lorapipe.upload.lease.store.LeaseRows.ONE;
import static io.lorapipe.upload.lease.store.LeaseRows.params;
import static io.lorapipe.upload.lease.store.LeaseRows.time;

import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.Deletion;
import io.lorapipe.upload.lease.Deletions;
import io.lorapipe.upload.lease.Ending;
import io.lorapipe.upload.lease.Ending.Declined;
import io.lorapipe.upload.lease.Ending.Deleted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** An archive that is being deleted is a lease of that state: nobody can renew it, and nobody open it anew. */
@Repository
class SqlDeletions implements Deletions {

    /** Also how long a try has before another one may begin. */
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Receipts receipts;
    private final TransactionOperations transactions;
    private final Clock clock;

    SqlDeletions(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.receipts = new Receipts(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean mark(ArchiveId archive, long size, Deletion.Reason why) {
        return jdbc.sql("""
                        insert into lease
                          (user_id, store, sha256, size, state, why, last_used_at, expires_at, next_try_at)
                        values (:userId, :store, :sha256, :size, 'DELETING', :why, :now, :now, :now)
                        on conflict do nothing""")
                        .params(params(archive))
                        .param("size", size)
                        .param("why", why.name())
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public List<Deletion> due() {
        var now = time(clock.instant());
        jdbc.sql("""
                        update lease set state = 'DELETING', why = 'EXPIRED', tries = 0, next_try_at = :now
                        where state = 'LIVE' and expires_at <= :now""").param("now", now).update();
        return jdbc.sql("""
                        select * from lease where state in ('DELETING', 'REFUSED') and next_try_at <= :now
                        order by next_try_at limit :limit""")
                .param("now", now)
                .param("limit", AT_ONCE)
                .query(SqlDeletions::deletion)
                .list();
    }

    @Override
    public boolean begin(Deletion deletion) {
        return jdbc.sql("""
                        update lease set state = 'DELETING', tries = tries + 1, next_try_at = :next
                        where state in ('DELETING', 'REFUSED') and tries = :tries and""" + ONE)
                        .params(params(deletion.lease().id()))
                        .param("tries", deletion.tries())
                        .param("next", time(clock.instant().plus(pauseAfter(deletion.tries()))))
                        .update()
                == 1;
    }

    private static Duration pauseAfter(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public boolean isUnderWay(Deletion deletion) {
        return jdbc.sql("select count(*) from lease where state = 'DELETING' and tries = :tries and" + ONE)
                        .params(params(deletion.lease().id()))
                        .param("tries", deletion.tries() + 1)
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Override
    public void refused(Deletion deletion) {
        jdbc.sql("update lease set state = 'REFUSED' where state = 'DELETING' and tries = :tries and" + ONE)
                .params(params(deletion.lease().id()))
                .param("tries", deletion.tries() + 1)
                .update();
    }

    @Override
    public void end(Deletion deletion, Ending ending) {
        transactions.executeWithoutResult(status -> {
            var ended = switch (ending) {
                case Deleted() -> jdbc.sql("delete from lease where state = 'DELETING' and" + ONE);
                case Declined(var _) ->
                    jdbc.sql("update lease set state = 'DECLINED' where state = 'DELETING' and" + ONE);
            };
            if (ended.params(params(deletion.lease().id())).update() == 1) {
                jdbc.sql("delete from lease_hold where" + ONE)
                        .params(params(deletion.lease().id()))
                        .update();
                receipts.write(deletion, ending, clock.instant());
            }
        });
    }

    private static Deletion deletion(ResultSet row, int number) throws SQLException {
        return new Deletion(
                LeaseRows.lease(row, number), Deletion.Reason.valueOf(row.getString("why")), row.getInt("tries"));
    }
}
