package io.lorapipe.upload.sweep.store;

import io.lorapipe.upload.sweep.Orphan;
import io.lorapipe.upload.sweep.Orphans;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

@Repository
class SqlOrphans implements Orphans {

    private static final String ONE = " store = :store and kind = :kind and name = :name ";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    SqlOrphans(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Instant seen(Orphan orphan) {
        var now = time(clock.instant());
        return transactions.execute(status -> {
            if (!isSeenAgain(orphan, now)) {
                jdbc.sql("delete from orphan where" + ONE).params(name(orphan)).update();
                insert(orphan, now);
            }
            return firstSeen(orphan);
        });
    }

    /** One that changed is another one. */
    private boolean isSeenAgain(Orphan orphan, OffsetDateTime now) {
        return jdbc.sql("update orphan set last_seen_at = :now where size = :size and since = :since and" + ONE)
                        .params(name(orphan))
                        .param("now", now)
                        .param("size", orphan.size())
                        .param("since", time(orphan.since()))
                        .update()
                == 1;
    }

    private void insert(Orphan orphan, OffsetDateTime now) {
        jdbc.sql("""
                        insert into orphan (store, kind, name, size, since, first_seen_at, last_seen_at)
                        values (:store, :kind, :name, :size, :since, :now, :now)""")
                .params(name(orphan))
                .param("now", now)
                .param("size", orphan.size())
                .param("since", time(orphan.since()))
                .update();
    }

    private Instant firstSeen(Orphan orphan) {
        return jdbc.sql("select first_seen_at from orphan where" + ONE)
                .params(name(orphan))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Override
    public void forgetUnseen(String store, Instant since) {
        jdbc.sql("delete from orphan where store = :store and last_seen_at < :since")
                .param("store", store)
                .param("since", time(since))
                .update();
    }

    private static Map<String, Object> name(Orphan orphan) {
        return Map.of("store", orphan.store(), "kind", orphan.kind().name(), "name", orphan.name());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
