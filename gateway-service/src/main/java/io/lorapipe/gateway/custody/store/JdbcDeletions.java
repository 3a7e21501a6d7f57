package io.lorapipe.gateway.custody.store;

import io.lorapipe.gateway.custody.Deletions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Marks what was deleted; the rows stay, without the files they named. */
@Repository
class JdbcDeletions implements Deletions {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcDeletions.class);

    private final JdbcClient jdbc;

    JdbcDeletions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void weightsDeleted(String userId, UUID trainingId, Instant at) {
        jdbc.sql("update character_versions set deleted_at = :at where training_id = :id and deleted_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", trainingId)
                .update();
        jdbc.sql("update trainings set weights = null, config = null where id = :id and user_id = :userId")
                .param("id", trainingId)
                .param("userId", userId)
                .update();
        LOG.atInfo()
                .addKeyValue("userId", userId)
                .addKeyValue("trainingId", trainingId)
                .log("The weights of a training were deleted by their owner");
    }

    @Override
    @Transactional
    public void characterDeleted(String userId, String characterId, Instant at) {
        jdbc.sql("update characters set deleted_at = :at where id = :id and user_id = :userId")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", characterId)
                .param("userId", userId)
                .update();
        jdbc.sql("update character_versions set deleted_at = :at where character_id = :id and deleted_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", characterId)
                .update();
        jdbc.sql("""
                        update trainings set weights = null, config = null
                        where character_id = :id and user_id = :userId""").param("id", characterId).param("userId", userId).update();
        LOG.atInfo()
                .addKeyValue("userId", userId)
                .addKeyValue("characterId", characterId)
                .log("A character was deleted by its owner");
    }
}
