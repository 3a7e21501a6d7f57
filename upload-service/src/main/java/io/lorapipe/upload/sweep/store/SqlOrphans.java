package io.lorapipe.upload.sweep.store;

import io.lorapipe.upload.sweep.Orphan;
import io.lorapipe.upload.sweep.Orphans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
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
                forget(orphan);
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
    public Map<Orphan, Instant> of(String userId) {
        var prefix = userId + "/";
        return jdbc
                .sql("select * from orphan where kind = 'ARCHIVE' and left(name, :length) = :prefix")
                .param("length", prefix.length())
                .param("prefix", prefix)
                .query((row, number) -> Map.entry(orphan(row), instant(row, "first_seen_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void forget(Orphan orphan) {
        jdbc.sql("delete from orphan where" + ONE).params(name(orphan)).update();
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

    private static Orphan orphan(ResultSet row) throws SQLException {
        return new Orphan(
                row.getString("store"),
                Orphan.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getLong("size"),
                instant(row, "since"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
