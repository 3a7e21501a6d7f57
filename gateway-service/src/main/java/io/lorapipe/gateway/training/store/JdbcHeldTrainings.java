package io.lorapipe.gateway.training.store;

import io.lorapipe.gateway.training.TrainingState;
import io.lorapipe.gateway.training.resolve.HeldTrainings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Decisions about trainings in the database; that a training goes on and its event are one transaction. */
@Repository
class JdbcHeldTrainings implements HeldTrainings {

    private final TrainingRows rows;
    private final Announcements announcements;
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcHeldTrainings(TrainingRows rows, Announcements announcements, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.announcements = announcements;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<String> owner(UUID trainingId) {
        return jdbc.sql("select user_id from trainings where id = :id")
                .param("id", trainingId)
                .query(String.class)
                .optional();
    }

    @Override
    @Transactional
    public boolean decide(Resolution resolution) {
        var training = rows.lock(resolution.trainingId()).filter(it -> it.state() == TrainingState.ACTIVE);
        training.ifPresent(it ->
                announcements.resolve(resolution, it.userId(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return training.isPresent();
    }
}
