package io.lorapipe.gateway.training.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.gateway.GatewayProperties;
import io.lorapipe.messaging.Envelope;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks again for trainings of which nothing is heard: the same event as before, which is safe to repeat. */
@Configuration(proxyBeanMethods = false)
class QuietTrainings {

    private static final Logger LOG = LoggerFactory.getLogger(QuietTrainings.class);
    private static final Duration CHECK_EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final EventPublisher publisher;
    private final Clock clock;
    private final Duration quietAfter;

    QuietTrainings(JdbcClient jdbc, EventPublisher publisher, Clock clock, GatewayProperties properties) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
        this.quietAfter = properties.quietAfter();
    }

    private record Quiet(UUID trainingId, byte[] event, Envelope envelope) {}

    @Bean
    Task<Void> watchdogTask() {
        return Tasks.recurring("watchdog", FixedDelay.of(CHECK_EVERY)).execute((instance, context) -> askAgain());
    }

    void askAgain() {
        for (var quiet : quiet()) {
            publisher
                    .send(Topics.IMAGES_REQUESTED, quiet.trainingId(), quiet.event(), quiet.envelope())
                    .join();
            jdbc.sql("update trainings set asked_again_at = :now where id = :id")
                    .param("now", TrainingRows.time(clock.instant()))
                    .param("id", quiet.trainingId())
                    .update();
            LOG.atWarn()
                    .addKeyValue("trainingId", quiet.trainingId())
                    .log("Nothing is heard of a training; asked again");
        }
    }

    private List<Quiet> quiet() {
        return jdbc.sql("""
                        select id, request, request_id, request_time, request_trace from trainings t
                        where state = 'ACTIVE' and request is not null and requested_at < :since
                          and (asked_again_at is null or asked_again_at < :since)
                          and not exists (select 1 from progress_records p
                                          where p.training_id = t.id and (p.terminal or p.stored_at >= :since))
                        order by requested_at limit :atOnce""")
                .param("since", TrainingRows.time(clock.instant().minus(quietAfter)))
                .param("atOnce", AT_ONCE)
                .query(QuietTrainings::row)
                .list();
    }

    private static Quiet row(ResultSet row, int number) throws SQLException {
        return new Quiet(
                row.getObject("id", UUID.class),
                row.getBytes("request"),
                new Envelope(
                        row.getObject("request_id", UUID.class),
                        ImagesRequested.getClassSchema().getFullName(),
                        row.getObject("request_time", OffsetDateTime.class).toInstant(),
                        row.getString("request_trace")));
    }
}
