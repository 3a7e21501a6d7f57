package io.lorapipe.gateway.training.store;

import io.lorapipe.gateway.training.Request;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions that completed trainings give their characters. */
@Repository
class VersionRows {

    private static final Logger LOG = LoggerFactory.getLogger(VersionRows.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    VersionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds the character of a training that came from elsewhere, also after it was deleted; else it stays as it is. */
    void addCharacter(Request request) {
        jdbc.sql("""
                        insert into characters (id, user_id, name, created_at)
                        values (:id, :userId, :name, :now) on conflict do nothing""")
                .param("id", request.characterId())
                .param("userId", request.userId())
                .param("name", name(request))
                .param("now", TrainingRows.time(clock.instant()))
                .update();
        jdbc.sql("update characters set deleted_at = null where id = :id and user_id = :userId")
                .param("id", request.characterId())
                .param("userId", request.userId())
                .update();
    }

    private static String name(Request request) {
        var name = ColumnText.cutOrNull(request.characterName(), 200);
        return name == null || name.isEmpty() ? request.characterId() : name;
    }

    /** Makes the training the next version of its character, unless the character is somebody else's. */
    void add(Request training, String owner, Instant at) {
        if (training.userId().equals(owner)) {
            addCharacter(training);
        }
        var ownerOfCharacter = jdbc.sql("select user_id from characters where id = :id for update")
                .param("id", training.characterId())
                .query(String.class)
                .optional();
        if (ownerOfCharacter.filter(owner::equals).isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("trainingId", training.trainingId())
                    .addKeyValue("userId", owner)
                    .log(
                            "A completed training names another owner's character; it keeps its weights without a version");
            return;
        }
        jdbc.sql("""
                        insert into character_versions (character_id, version, training_id, created_at)
                        values (:id, (select coalesce(max(version), 0) + 1 from character_versions
                                      where character_id = :id), :trainingId, :at)
                        on conflict do nothing""")
                .param("id", training.characterId())
                .param("trainingId", training.trainingId())
                .param("at", TrainingRows.time(at))
                .update();
    }
}
