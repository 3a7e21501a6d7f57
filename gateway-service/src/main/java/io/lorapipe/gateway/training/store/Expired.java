package io.lorapipe.gateway.training.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.gateway.GatewayProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes what has served its time: old idempotency keys, and the progress of trainings that ended long ago. */
@Configuration(proxyBeanMethods = false)
class Expired {

    private static final Duration EVERY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final GatewayProperties properties;

    Expired(JdbcClient jdbc, Clock clock, GatewayProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    @Bean
    Task<Void> deleteExpiredTask() {
        return Tasks.recurring("delete-expired", FixedDelay.of(EVERY)).execute((instance, context) -> delete());
    }

    /** The last record of each partition stays, for it says from where to read on. */
    void delete() {
        var now = clock.instant();
        jdbc.sql("delete from idempotency_keys where created_at < :before")
                .param("before", TrainingRows.time(now.minus(properties.keepIdempotencyKeys())))
                .update();
        jdbc.sql("""
                        delete from progress_records
                        where stored_at < :before
                          and training_id not in (select id from trainings where state = 'ACTIVE' or ended_at >= :before)
                          and record_offset < (select max(last.record_offset) from progress_records last
                                               where last.partition_no = progress_records.partition_no)""")
                .param("before", TrainingRows.time(now.minus(properties.keepProgress())))
                .update();
    }
}
