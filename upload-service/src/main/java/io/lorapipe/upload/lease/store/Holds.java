package io.lorapipe.upload.lease.store;

import static io.lorapipe.upload.lease.store.LeaseRows.ONE;
import static io.lorapipe.upload.lease.store.LeaseRows.params;
import static io.lorapipe.upload.lease.store.LeaseRows.time;

import io.lorapipe.upload.lease.ArchiveId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which training holds which archives; called in a transaction. */
final class Holds {

    private final JdbcClient jdbc;

    Holds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the training ended; it stays locked, so that it does not end while it takes hold of an archive. */
    boolean hasEnded(UUID trainingId, Instant now) {
        know(trainingId, now);
        return jdbc.sql("select ended_at is not null from holder where training_id = :trainingId for update")
                .param("trainingId", trainingId)
                .query(Boolean.class)
                .single();
    }

    void end(UUID trainingId, Instant now) {
        know(trainingId, now);
        jdbc.sql("update holder set ended_at = :now where training_id = :trainingId and ended_at is null")
                .param("trainingId", trainingId)
                .param("now", time(now))
                .update();
    }

    private void know(UUID trainingId, Instant now) {
        jdbc.sql("insert into holder (training_id, since) values (:trainingId, :now) on conflict do nothing")
                .param("trainingId", trainingId)
                .param("now", time(now))
                .update();
    }

    void add(UUID trainingId, ArchiveId archive, Instant until) {
        remove(trainingId, archive);
        jdbc.sql("""
                        insert into lease_hold (training_id, user_id, store, sha256, held_until)
                        values (:trainingId, :userId, :store, :sha256, :until)""")
                .params(params(archive))
                .param("trainingId", trainingId)
                .param("until", time(until))
                .update();
    }

    /** The archives of a training, always in the same order. */
    List<ArchiveId> of(UUID trainingId) {
        return jdbc.sql("select * from lease_hold where training_id = :trainingId order by user_id, store, sha256")
                .param("trainingId", trainingId)
                .query((row, number) -> LeaseRows.id(row))
                .list();
    }

    /** Lets go of an archive, which then lives as long as it is kept or as others hold it. */
    void release(UUID trainingId, ArchiveId archive, Instant kept, Instant now) {
        // locked first, for only a later statement sees who took hold of it meanwhile
        jdbc.sql("select size from lease where" + ONE + "for update")
                .params(params(archive))
                .query(Long.class)
                .optional();
        remove(trainingId, archive);
        jdbc.sql("""
                        update lease
                        set last_used_at = :now,
                            expires_at = (select case when max(held_until) > :kept then max(held_until) else :kept end
                                          from lease_hold where""" + ONE + ") where state = 'LIVE' and" + ONE)
                .params(params(archive))
                .param("now", time(now))
                .param("kept", time(kept))
                .update();
    }

    private void remove(UUID trainingId, ArchiveId archive) {
        jdbc.sql("delete from lease_hold where training_id = :trainingId and" + ONE)
                .params(params(archive))
                .param("trainingId", trainingId)
                .update();
    }
}
