package io.lorapipe.gateway.training.store;

import io.lorapipe.gateway.training.Cautions;
import io.lorapipe.gateway.training.Request;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.TrainingState;
import io.lorapipe.gateway.training.Trainings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Trainings in the database; a decision and its event are one transaction. */
@Repository
class JdbcTrainings implements Trainings {

    private final TrainingRows rows;
    private final Announcements announcements;
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcTrainings(TrainingRows rows, Announcements announcements, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.announcements = announcements;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Training> find(String userId, UUID id) {
        return rows.select("t.id = :id and t.user_id = :userId", Map.of("id", id, "userId", userId)).stream()
                .findFirst();
    }

    @Override
    public List<Training> of(String userId, Filter filter) {
        Map<String, Object> parameters = new HashMap<>(Map.of("userId", userId));
        var condition = new StringBuilder("t.user_id = :userId");
        if (filter.state() != null) {
            parameters.put("state", filter.state().name());
            condition.append(" and t.state = :state");
        }
        if (filter.characterId() != null) {
            parameters.put("characterId", filter.characterId());
            condition.append(" and t.character_id = :characterId");
        }
        condition.append(" order by t.requested_at desc, t.id desc limit ").append(filter.limit());
        return rows.select(condition.toString(), parameters);
    }

    @Override
    public Optional<KeyUse> earlierUse(String userId, String key) {
        return jdbc.sql("""
                        select body_sha256, training_id from idempotency_keys
                        where user_id = :userId and idempotency_key = :key""")
                .param("userId", userId)
                .param("key", key)
                .query((row, number) ->
                        new KeyUse(key, row.getString("body_sha256"), row.getObject("training_id", UUID.class)))
                .optional();
    }

    @Override
    @Transactional
    public Optional<KeyUse> request(Request request, Cautions cautions, KeyUse key) {
        if (!isFirst(request.userId(), key)) {
            return earlierUse(request.userId(), key.key());
        }
        rows.add(request);
        rows.warn(request.trainingId(), cautions.warnings());
        announcements.request(request, cautions);
        return Optional.empty();
    }

    @Override
    @Transactional
    public void cancel(String userId, UUID id) {
        rows.lock(id)
                .filter(training -> training.userId().equals(userId))
                .filter(training -> training.state() == TrainingState.ACTIVE && !training.cancelRequested())
                .ifPresent(training -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    jdbc.sql("update trainings set cancel_requested_at = :now where id = :id")
                            .param("now", TrainingRows.time(now))
                            .param("id", id)
                            .update();
                    announcements.cancel(id, userId, now);
                });
    }

    private boolean isFirst(String userId, KeyUse key) {
        return jdbc.sql("""
                                insert into idempotency_keys
                                    (user_id, idempotency_key, body_sha256, training_id, created_at)
                                values (:userId, :key, :body, :trainingId, :now) on conflict do nothing""")
                        .param("userId", userId)
                        .param("key", key.key())
                        .param("body", key.bodySha256())
                        .param("trainingId", key.trainingId())
                        .param("now", TrainingRows.time(clock.instant()))
                        .update()
                == 1;
    }
}
