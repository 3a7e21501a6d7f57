package io.lorapipe.gateway.progress.store;

import io.lorapipe.gateway.progress.Entry;
import io.lorapipe.gateway.progress.Position;
import io.lorapipe.gateway.progress.ProgressRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The table of progress records: written by the feed of every replica, the same rows by each. */
@Repository
public class ProgressRows {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;
    private final Clock clock;

    ProgressRows(JdbcClient jdbc, NamedParameterJdbcTemplate batches, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    /** A record as it is kept, with whether it is news. */
    public record Row(Entry entry, boolean news) {}

    /** Begins with this incarnation of the topic; what was read of another one is forgotten. */
    @Transactional
    public void begin(String epoch) {
        var present = epoch();
        if (present.filter(epoch::equals).isPresent()) {
            return;
        }
        jdbc.sql("delete from progress_records").update();
        if (present.isPresent()) {
            jdbc.sql("update progress_epoch set epoch = :epoch")
                    .param("epoch", epoch)
                    .update();
        } else {
            jdbc.sql("insert into progress_epoch (only_row, epoch) values (1, :epoch) on conflict do nothing")
                    .param("epoch", epoch)
                    .update();
        }
    }

    /** Adds records; those that another replica added before are left as they are. */
    @Transactional
    public void add(List<Row> rows) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                """
                insert into progress_records
                    (partition_no, record_offset, training_id, user_id, news, terminal, record, stored_at)
                values (:partition, :offset, :trainingId, :userId, :news, :terminal, :record, :now)
                on conflict do nothing""",
                rows.stream().map(row -> parameters(row).addValue("now", now)).toArray(SqlParameterSource[]::new));
    }

    /** The highest offset of each partition. */
    public Map<Integer, Long> ends() {
        return jdbc
                .sql("select partition_no, max(record_offset) as last from progress_records group by partition_no")
                .query((row, number) -> Map.entry(row.getInt("partition_no"), row.getLong("last")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<String> epoch() {
        return jdbc.sql("select epoch from progress_epoch").query(String.class).optional();
    }

    /** The last news of each of these trainings. */
    public List<Entry> newest(Collection<UUID> trainings) {
        return trainings.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select r.* from progress_records r
                                join (select training_id, max(record_offset) as last from progress_records
                                      where news and training_id in (:trainings) group by training_id) newest
                                  on newest.training_id = r.training_id and newest.last = r.record_offset
                                where r.news""").param("trainings", trainings).query(this::entry).list();
    }

    List<Entry> select(String condition, Map<String, ?> parameters, int limit) {
        return jdbc.sql("select * from progress_records where news and " + condition
                        + " order by partition_no, record_offset limit " + limit)
                .params(parameters)
                .query(this::entry)
                .list();
    }

    private MapSqlParameterSource parameters(Row row) {
        var position = row.entry().position();
        var progress = row.entry().record();
        return new MapSqlParameterSource()
                .addValue("partition", position.partition())
                .addValue("offset", position.offset())
                .addValue("trainingId", progress.trainingId())
                .addValue("userId", progress.userId())
                .addValue("news", row.news())
                .addValue("terminal", progress.state().isTerminal())
                .addValue("record", json.writeValueAsString(progress));
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new Position(row.getInt("partition_no"), row.getLong("record_offset")),
                json.readValue(row.getString("record"), ProgressRecord.class));
    }
}
