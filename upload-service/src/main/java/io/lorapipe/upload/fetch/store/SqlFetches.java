package io.lorapipe.upload.fetch.store;

import io.lorapipe.messaging.work.Outbox;
import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.schemas.ArchiveFetched;
import io.lorapipe.schemas.Topics;
import io.lorapipe.upload.fetch.Fetches;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One row for each attempt; the row and its event are one transaction, so that all instances announce it once. */
@Repository
class SqlFetches implements Fetches {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    SqlFetches(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void note(UUID trainingId, UUID attemptId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (isFirst(attemptId, now)) {
            var event = new ArchiveFetched(trainingId, attemptId, now);
            outbox.put(trainingId, new Outcome(Topics.ARCHIVE_FETCHED, event));
        }
    }

    private boolean isFirst(UUID attemptId, Instant now) {
        return jdbc.sql("""
                        insert into attempt_fetch (attempt_id, fetched_at)
                        values (:attemptId, :now) on conflict do nothing""")
                        .param("attemptId", attemptId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
