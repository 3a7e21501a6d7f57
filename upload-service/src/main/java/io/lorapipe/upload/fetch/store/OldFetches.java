package io.lorapipe.upload.fetch.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.messaging.work.WorkProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets fetches as late as published events are forgotten; the links that were used have long expired by then. */
@Configuration(proxyBeanMethods = false)
class OldFetches {

    private static final Duration EVERY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration keep;

    OldFetches(JdbcClient jdbc, Clock clock, WorkProperties work) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keep = work.keep();
    }

    @Bean
    Task<Void> forgetFetchesTask() {
        return Tasks.recurring("forget-fetches", FixedDelay.of(EVERY)).execute((instance, context) -> forget());
    }

    void forget() {
        jdbc.sql("delete from attempt_fetch where fetched_at < :before")
                .param("before", clock.instant().minus(keep).atOffset(ZoneOffset.UTC))
                .update();
    }
}
