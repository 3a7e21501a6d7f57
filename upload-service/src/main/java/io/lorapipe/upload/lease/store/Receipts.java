package io.lorapipe.upload.lease.store;

import static io.lorapipe.upload.lease.store.LeaseRows.params;
import static io.lorapipe.upload.lease.store.LeaseRows.time;

import io.lorapipe.upload.lease.Deletion;
import io.lorapipe.upload.lease.Ending;
import io.lorapipe.upload.lease.Ending.Declined;
import io.lorapipe.upload.lease.Ending.Deleted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of archives that were to be deleted. */
final class Receipts {

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Deletion deletion, Ending ending, Instant now) {
        switch (ending) {
            case Deleted() -> write(deletion, "DELETED", "HEAD", null, now);
            case Declined(var why) -> write(deletion, "DECLINED", null, why, now);
        }
    }

    private void write(
            Deletion deletion, String outcome, @Nullable String verifiedBy, @Nullable String explanation, Instant now) {
        var lease = deletion.lease();
        jdbc.sql("""
                        insert into receipt (id, user_id, store, object_key, sha256, size, why, outcome, verified_by,
                                             explanation, done_at)
                        values (:id, :userId, :store, :key, :sha256, :size, :why, :outcome, :verifiedBy,
                                :explanation, :now)""")
                .params(params(lease.id()))
                .param("id", UUID.randomUUID())
                .param("key", lease.id().key().value())
                .param("size", lease.size())
                .param("why", deletion.why().name())
                .param("outcome", outcome)
                .param("verifiedBy", verifiedBy)
                .param("explanation", shortened(explanation))
                .param("now", time(now))
                .update();
    }

    private static @Nullable String shortened(@Nullable String sentence) {
        return sentence == null || sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST);
    }
}
