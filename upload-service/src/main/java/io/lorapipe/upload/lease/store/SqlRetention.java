package io.lorapipe.upload.lease.store;

import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.Deletion;
import io.lorapipe.upload.lease.Ending;
import io.lorapipe.upload.lease.Retention;
import io.lorapipe.upload.lease.RetentionReport;
import io.lorapipe.upload.lease.RetentionReport.Kept;
import io.lorapipe.upload.lease.RetentionReport.Receipt;
import io.lorapipe.upload.lease.RetentionReport.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlRetention implements Retention {

    private final JdbcClient jdbc;

    SqlRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionReport of(String userId) {
        var holders = holders(userId);
        var archives = jdbc.sql("""
                        select * from lease where user_id = :userId
                        order by case when state = 'DECLINED' then 1 else 0 end, expires_at, store, sha256""")
                .param("userId", userId)
                .query((row, number) -> kept(row, holders))
                .list();
        var receipts = jdbc.sql("select * from receipt where user_id = :userId order by done_at desc, id limit 100")
                .param("userId", userId)
                .query(SqlRetention::receipt)
                .list();
        return new RetentionReport(archives, receipts);
    }

    @Override
    public boolean knows(ArchiveId archive) {
        return jdbc.sql("select count(*) from lease where" + LeaseRows.ONE)
                        .params(LeaseRows.params(archive))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Map<ArchiveId, List<UUID>> holders(String userId) {
        var holders = new HashMap<ArchiveId, List<UUID>>();
        jdbc.sql("select * from lease_hold where user_id = :userId order by training_id")
                .param("userId", userId)
                .query(row -> {
                    holders.computeIfAbsent(LeaseRows.id(row), archive -> new ArrayList<>())
                            .add(row.getObject("training_id", UUID.class));
                });
        return holders;
    }

    private static Kept kept(ResultSet row, Map<ArchiveId, List<UUID>> holders) throws SQLException {
        var id = LeaseRows.id(row);
        var state = State.valueOf(row.getString("state"));
        return new Kept(
                id,
                row.getLong("size"),
                state,
                instant(row, "last_used_at"),
                state == State.DECLINED ? null : instant(row, "expires_at"),
                holders.getOrDefault(id, List.of()));
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        var explanation = row.getString("explanation");
        return new Receipt(
                LeaseRows.id(row),
                row.getLong("size"),
                Deletion.Reason.valueOf(row.getString("why")),
                explanation == null ? new Ending.Deleted() : new Ending.Declined(explanation),
                instant(row, "done_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
