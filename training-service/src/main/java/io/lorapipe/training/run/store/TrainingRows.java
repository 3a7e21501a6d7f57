package io.lorapipe.training.run.store;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Facts;
import io.lorapipe.training.run.Report;
import io.lorapipe.training.run.Training;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of trainings and attempts. */
final class TrainingRows {

    private static final int LONGEST_ID = 300;

    private final JdbcClient jdbc;

    TrainingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertIfNew(Training training) {
        jdbc.sql("""
                        insert into training (training_id, user_id, character_id, facts, since)
                        values (:id, :userId, :characterId, :facts, :since) on conflict do nothing""")
                .param("id", training.id())
                .param("userId", cut(training.userId()))
                .param("characterId", cut(training.characterId()))
                .param("facts", Json.write(training.facts()))
                .param("since", utc(training.since()))
                .update();
    }

    /** The training, locked until the transaction of the caller ends. */
    Training lock(UUID id) {
        return jdbc.sql("select * from training where training_id = :id for update")
                .param("id", id)
                .query(this::training)
                .single();
    }

    Optional<Training> find(UUID id) {
        return jdbc.sql("select * from training where training_id = :id")
                .param("id", id)
                .query(this::training)
                .optional();
    }

    void update(Training training) {
        jdbc.sql("""
                        update training set user_id = :userId, character_id = :characterId, facts = :facts,
                            shown = :shown, shown_at = :shownAt, ending = :ending
                        where training_id = :id""")
                .param("id", training.id())
                .param("userId", cut(training.userId()))
                .param("characterId", cut(training.characterId()))
                .param("facts", Json.write(training.facts()))
                .param("shown", Json.write(training.shown()))
                .param("shownAt", utc(training.shownAt()))
                .param("ending", Json.write(training.ending()))
                .update();
    }

    void put(UUID trainingId, Attempt attempt) {
        if (write(
                        "update attempt set state = :state, details = :details, since = :since, not_before = :notBefore,"
                                + " request_id = :requestId"
                                + " where attempt_id = :id and training_id = :trainingId and number = :number",
                        trainingId,
                        attempt)
                == 0) {
            write("""
                    insert into attempt (attempt_id, training_id, number, state, details, since, not_before, request_id)
                    values (:id, :trainingId, :number, :state, :details, :since, :notBefore, :requestId)""", trainingId, attempt);
        }
    }

    private int write(String sql, UUID trainingId, Attempt attempt) {
        return jdbc.sql(sql)
                .param("id", attempt.attemptId())
                .param("trainingId", trainingId)
                .param("number", attempt.number())
                .param("state", attempt.getClass().getSimpleName())
                .param("details", Json.write(attempt))
                .param("since", utc(attempt.since()))
                .param("notBefore", attempt instanceof Attempt.Waiting waiting ? utc(waiting.notBefore()) : null)
                .param("requestId", Training.requestId(attempt))
                .update();
    }

    Optional<UUID> havingAttempt(UUID attemptId) {
        return jdbc.sql("select training_id from attempt where attempt_id = :id")
                .param("id", attemptId)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> attemptBeing(String requestId) {
        return jdbc.sql("select attempt_id from attempt where request_id = :requestId")
                .param("requestId", requestId)
                .query(UUID.class)
                .optional();
    }

    List<UUID> unsettled() {
        return jdbc.sql("""
                        select training_id from training t
                        where ending is null and character_id is not null or exists (
                            select 1 from attempt a where a.training_id = t.training_id
                              and a.state in ('Waiting', 'Sending', 'Unknown', 'Accepted', 'Lost', 'Submitted',
                                              'Securing'))""")
                .query((row, number) -> row.getObject("training_id", UUID.class))
                .list();
    }

    private Training training(ResultSet row, int number) throws SQLException {
        var id = row.getObject("training_id", UUID.class);
        return new Training(
                id,
                row.getString("user_id"),
                row.getString("character_id"),
                Objects.requireNonNull(Json.read(Facts.class, row.getString("facts"))),
                attempts(id),
                Json.read(Report.class, row.getString("shown")),
                instant(row, "shown_at"),
                Json.read(Ending.class, row.getString("ending")),
                Objects.requireNonNull(instant(row, "since")));
    }

    private List<Attempt> attempts(UUID trainingId) {
        return jdbc.sql("select state, details from attempt where training_id = :id order by number")
                .param("id", trainingId)
                .query((row, number) -> Json.attempt(row.getString("state"), row.getString("details")))
                .list();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** Ids are checked before anything is built; ones that are no ids only have to fit. */
    private static @Nullable String cut(@Nullable String id) {
        return id == null || id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }
}
