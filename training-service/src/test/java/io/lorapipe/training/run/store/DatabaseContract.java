package io.lorapipe.training.run.store;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.follow.Slots.Turn;
import io.lorapipe.training.run.Arbiter;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Samples;
import io.lorapipe.training.run.Training;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with the tables of this service, and trainings in it. */
abstract class DatabaseContract {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final URI LINK = URI.create("http://store/a.zip");
    static final RemoteRequest REMOTE = new RemoteRequest("r1", LINK, LINK, LINK);
    static final Failure FAILURE = new Failure(Code.PROVIDER_FAILED, "p", "It failed.", "Try again.");

    final List<News> news = new CopyOnWriteArrayList<>();
    final List<UUID> woken = new CopyOnWriteArrayList<>();
    JdbcTrainings trainings;
    JdbcSlots slots;
    Arbiter arbiter;
    JdbcClient jdbc;

    abstract DataSource dataSource();

    @BeforeEach
    void migrate() {
        var dataSource = dataSource();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/work", "classpath:db/migration/training")
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
        jdbc.sql("delete from attempt").update();
        jdbc.sql("delete from training").update();
        jdbc.sql("delete from provider").update();
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        var limits = new JdbcSlots.Limits(
                2, Duration.ofHours(1), Duration.ofHours(3), Duration.ofSeconds(5), Duration.ofMinutes(5));
        slots = new JdbcSlots(jdbc, "test", limits, Clock.systemUTC());
        trainings = new JdbcTrainings(jdbc, slots, (training, told) -> news.add(told), woken::add, transactions);
        arbiter = new Arbiter(trainings, UUID::randomUUID, Clock.systemUTC());
    }

    Attempt.Sending sent(UUID id) {
        tryToSend(id);
        return (Attempt.Sending) attempt(id);
    }

    Decision tryToSend(UUID id) {
        return trainings.decide(id, it -> {
            var waiting = (Attempt.Waiting) Objects.requireNonNull(it.attempt());
            return slots.claim(waiting.attemptId(), Instant.now()) instanceof Turn.Now
                    ? it.with(waiting.sending(LINK, Instant.now())).kept()
                    : it.kept();
        });
    }

    UUID waiting() {
        var id = UUID.randomUUID();
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload(0));
        return id;
    }

    UUID waitingOf(String userId) {
        var id = UUID.randomUUID();
        var waiting = Attempt.Waiting.first(UUID.randomUUID(), 1, Instant.now().minusMillis(1));
        trainings.decide(
                Training.firstHeardOf(id, userId, "elf", NOW),
                it -> it.with(waiting).kept());
        return id;
    }

    Attempt attempt(UUID id) {
        return Objects.requireNonNull(trainings.find(id).orElseThrow().attempt());
    }

    long count(String state) {
        return jdbc.sql("select count(*) from attempt where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
