package io.lorapipe.upload.lease.store;

import io.lorapipe.messaging.work.WorkProperties;
import io.lorapipe.upload.UploadProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets trainings that nobody can tell of any more, what stores kept long ago, and old receipts. */
@Component
class OldLeases {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration keepHolders;
    private final Duration keepDeclined;
    private final Duration keepReceipts;

    OldLeases(JdbcClient jdbc, Clock clock, WorkProperties work, UploadProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keepHolders = work.keep().plus(properties.holdAtMost());
        this.keepDeclined = work.keep();
        this.keepReceipts = properties.keepReceipts();
    }

    void forget() {
        forget("delete from holder where since < :before and (ended_at is null or ended_at < :before)", keepHolders);
        forget("delete from lease where state = 'DECLINED' and expires_at < :before", keepDeclined);
        forget("delete from receipt where done_at < :before", keepReceipts);
    }

    private void forget(String statement, Duration keep) {
        jdbc.sql(statement)
                .param("before", LeaseRows.time(clock.instant().minus(keep)))
                .update();
    }
}
