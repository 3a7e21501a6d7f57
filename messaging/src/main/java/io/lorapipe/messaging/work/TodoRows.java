package io.lorapipe.messaging.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of received facts. */
final class TodoRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    TodoRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One received fact; {@code fence} counts the runs begun for it, only the newest may store an outcome. */
    record Row(
            TodoId id,
            byte[] fact,
            String traceparent,
            long fence,
            @Nullable UUID outcomeId) {}

    void insert(TodoId id, byte[] fact, String traceparent) {
        jdbc.sql("""
                        insert into todo (training_id, generation, fact, traceparent, received_at)
                        values (:trainingId, :generation, :fact, :traceparent, :receivedAt) on conflict do nothing""")
                .param("trainingId", id.trainingId())
                .param("generation", id.generation())
                .param("fact", fact)
                .param("traceparent", traceparent)
                .param("receivedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Every fact that was received for a training, by generation. */
    List<Row> of(UUID trainingId) {
        return jdbc.sql("select * from todo where training_id = :trainingId order by generation")
                .param("trainingId", trainingId)
                .query(TodoRows::row)
                .list();
    }

    /** Those that a task of this name is to be run for, or runs for. */
    List<Row> pending(String task) {
        return jdbc.sql("""
                        select todo.* from todo
                        join scheduled_tasks on task_name = :task
                          and task_instance = concat(cast(training_id as varchar(36)), ':', generation)""").param("task", task).query(TodoRows::row).list();
    }

    Optional<Row> find(TodoId id) {
        return jdbc.sql("select * from todo where training_id = :trainingId and generation = :generation")
                .param("trainingId", id.trainingId())
                .param("generation", id.generation())
                .query(TodoRows::row)
                .optional();
    }

    /** Fences out every earlier run of this fact. */
    Optional<Row> beginRun(TodoId id) {
        jdbc.sql("update todo set fence = fence + 1 where training_id = :trainingId and generation = :generation")
                .param("trainingId", id.trainingId())
                .param("generation", id.generation())
                .update();
        return find(id);
    }

    /** Stores the outcome, if this run is the newest and none was stored before; whether it was. */
    boolean storeOutcome(Row run, UUID outcomeId) {
        return jdbc.sql("""
                                update todo set outcome_id = :outcomeId
                                where training_id = :trainingId and generation = :generation
                                  and fence = :fence and outcome_id is null""")
                        .param("outcomeId", outcomeId)
                        .param("trainingId", run.id().trainingId())
                        .param("generation", run.id().generation())
                        .param("fence", run.fence())
                        .update()
                == 1;
    }

    void markUnwanted(UUID trainingId, String userId) {
        jdbc.sql("""
                        insert into unwanted (training_id, user_id, since) values (:trainingId, :userId, :since)
                        on conflict do nothing""")
                .param("trainingId", trainingId)
                .param("userId", userId)
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether this run is the newest and the owner of the training did not cancel it. */
    boolean isWanted(Row run, String owner) {
        return jdbc.sql("""
                                select count(*) from todo
                                where training_id = :trainingId and generation = :generation and fence = :fence
                                  and not exists (select 1 from unwanted
                                                  where training_id = :trainingId and user_id = :owner)""")
                        .param("trainingId", run.id().trainingId())
                        .param("generation", run.id().generation())
                        .param("fence", run.fence())
                        .param("owner", owner)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new TodoId(row.getObject("training_id", UUID.class), row.getInt("generation")),
                row.getBytes("fact"),
                row.getString("traceparent"),
                row.getLong("fence"),
                row.getObject("outcome_id", UUID.class));
    }
}
