package io.lorapipe.training.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.RemoteFile;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.attempt.TrainedFiles;
import io.lorapipe.training.follow.Slots.Turn;
import io.lorapipe.training.run.Arbiter;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report;
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
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every database must do for trainings. */
abstract class TrainingsContract {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI LINK = URI.create("http://store/a.zip");
    private static final RemoteRequest REMOTE = new RemoteRequest("r1", LINK, LINK, LINK);
    private static final Failure FAILURE = new Failure(Code.PROVIDER_FAILED, "p", "It failed.", "Try again.");

    private final List<News> news = new CopyOnWriteArrayList<>();
    private final List<UUID> woken = new CopyOnWriteArrayList<>();
    private JdbcTrainings trainings;
    private JdbcSlots slots;
    private Arbiter arbiter;
    private JdbcClient jdbc;

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

    @Test
    void aTrainingIsFoundAgainAsItWasDecided() {
        var id = waiting();
        trainings.decide(id, it -> it.showing(Report.running(0, 60, "Waiting."), NOW));
        var decided = trainings.decide(id, it -> it.ended(Ending.failed(FAILURE, NOW)));

        assertThat(trainings.find(id)).contains(decided.training());
        assertThat(decided.training().facts().request()).isEqualTo(Samples.request());
    }

    static Stream<Attempt> states() {
        var waiting = Attempt.Waiting.first(UUID.randomUUID(), 1, NOW);
        var sending = waiting.sending(LINK, NOW);
        var submitted = sending.accepted(REMOTE, NOW);
        var securing = submitted.trained(new TrainedFiles(new RemoteFile(LINK, 4L), new RemoteFile(LINK, null)), NOW);
        var file = new StoredFile("s", "k", 1, "0".repeat(64), "application/json", null);
        return Stream.of(
                waiting.setBack(NOW.plusSeconds(1)),
                sending,
                sending.unanswered(),
                sending.refused(FAILURE, NOW),
                sending.fetched(NOW),
                sending.unanswered().lost(),
                sending.unanswered().lost().forgotten(NOW),
                submitted,
                submitted.saw(submitted.seen().running(3, null, NOW).cancelAsked(NOW)),
                submitted.failed(FAILURE, NOW),
                submitted.cancelled(NOW),
                securing.setBack(NOW),
                securing.secured(file, null, NOW),
                waiting.withdrawn(NOW));
    }

    @Test
    void everyStateOfAnAttemptIsFoundAgain() {
        states().forEach(state -> {
            var id = UUID.randomUUID();
            trainings.decide(
                    Training.firstHeardOf(id, "ann", "elf", NOW),
                    it -> it.with(state).kept());
            assertThat(trainings.find(id).orElseThrow().attempt()).isEqualTo(state);
            assertThat(trainings.havingAttempt(state.attemptId())).contains(id);
            jdbc.sql("delete from attempt").update();
        });
    }

    @Test
    void aDecisionThatFailsLeavesNothing() {
        var id = waiting();
        var before = trainings.find(id);
        assertThatThrownBy(() -> trainings.decide(id, it -> {
                    throw new IllegalStateException("defect");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(trainings.find(id)).isEqualTo(before);
    }

    @Test
    void manyDecidersEndATrainingOnce() {
        var id = waiting();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(i -> threads.submit(() ->
                            trainings.decide(id, it -> it.ended(Ending.cancelled("by " + i, NOW)))));
        }
        assertThat(news).filteredOn(News.Ended.class::isInstance).hasSize(1);
    }

    @Test
    void moreThanTheSlotsAreNeverInFlight() {
        var ids = Stream.generate(this::waiting).limit(8).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach(id -> threads.submit(() -> tryToSend(id)));
        }
        assertThat(count("Sending")).isEqualTo(2);
        assertThat(count("Waiting")).isEqualTo(6);
    }

    @Test
    void usersTakeTurnsAndSeeTheirPlace() {
        var anns = Stream.generate(this::waiting).limit(3).toList();
        var bob = waitingOf("bob");
        tryToSend(anns.getFirst());

        assertThat(slots.look(attempt(bob).attemptId(), Instant.now())).isEqualTo(new Turn.Now());
        assertThat(slots.look(attempt(anns.getLast()).attemptId(), Instant.now()))
                .isEqualTo(new Turn.Behind(2));
    }

    @Test
    void whoIsNextIsWokenWhenASlotIsFree() {
        var first = waiting();
        tryToSend(first);
        var second = waiting();
        woken.clear();
        trainings.decide(
                first,
                it -> it.with(((Attempt.Sending) attempt(first)).refused(FAILURE, NOW))
                        .ended(Ending.failed(FAILURE, NOW)));
        assertThat(woken).containsExactly(second);
    }

    @Test
    void aPausedProviderAdmitsOneToProbeWhenItsTimeHasCome() {
        var first = waiting();
        var second = waiting();
        var now = Instant.now();
        trainings.decide(first, it -> {
            slots.pause(FAILURE, null, now);
            return it.kept();
        });
        assertThat(slots.look(attempt(first).attemptId(), now.plusSeconds(1))).isInstanceOf(Turn.Paused.class);
        assertThat(slots.look(attempt(first).attemptId(), now.plusSeconds(6))).isEqualTo(new Turn.Now());
        assertThat(slots.look(attempt(second).attemptId(), now.plusSeconds(6))).isInstanceOf(Turn.Paused.class);

        slots.resume();
        assertThat(slots.look(attempt(second).attemptId(), now.plusSeconds(6))).isEqualTo(new Turn.Now());
    }

    @Test
    void aProbeNeedsAFreeSlotToo() {
        var anns = Stream.generate(this::waiting).limit(3).toList();
        anns.stream().limit(2).forEach(this::tryToSend);
        anns.stream()
                .limit(2)
                .forEach(id -> trainings.decide(
                        id,
                        it -> it.with(((Attempt.Sending) attempt(id)).unanswered())
                                .kept()));
        var now = Instant.now();
        trainings.decide(anns.getLast(), it -> {
            slots.pause(FAILURE, null, now);
            return it.kept();
        });

        assertThat(slots.look(attempt(anns.getLast()).attemptId(), now.plusSeconds(6)))
                .isInstanceOf(Turn.Paused.class);
        assertThat(slots.look(attempt(anns.getLast()).attemptId(), now.plus(Duration.ofHours(2))))
                .isEqualTo(new Turn.Now());
    }

    @Test
    void oneProbesAtATime() {
        var first = waiting();
        var second = waiting();
        var past = Instant.now().minusSeconds(60);
        trainings.decide(first, it -> {
            slots.pause(FAILURE, null, past);
            return it.kept();
        });
        tryToSend(first);
        tryToSend(second);
        assertThat(attempt(first)).isInstanceOf(Attempt.Sending.class);
        assertThat(attempt(second)).isInstanceOf(Attempt.Waiting.class);
    }

    @Test
    void pausesGrow() {
        var id = waiting();
        for (var i = 0; i < 3; i++) {
            trainings.decide(id, it -> {
                slots.pause(FAILURE, null, NOW);
                return it.kept();
            });
        }
        assertThat(slots.look(attempt(id).attemptId(), NOW))
                .isEqualTo(new Turn.Paused(FAILURE, NOW, NOW.plusSeconds(20)));
    }

    @Test
    void whatIsNotSettledIsToldAtStart() {
        var open = waiting();
        var done = waiting();
        trainings.decide(done, it -> it.ended(Ending.failed(FAILURE, NOW)));
        assertThat(trainings.unsettled()).containsExactly(open);
    }

    @Test
    void aRequestOfTheProviderIsOneAttemptOnly() {
        var first = waiting();
        var submitted = sent(first).accepted(REMOTE, NOW);
        trainings.decide(first, it -> it.submitted(submitted));
        assertThat(trainings.attemptBeing("r1")).contains(submitted.attemptId());
        assertThat(trainings.attemptBeing("r2")).isEmpty();

        var second = waiting();
        var again = sent(second).accepted(REMOTE, NOW);
        assertThatThrownBy(() -> trainings.decide(second, it -> it.submitted(again)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(attempt(second)).isInstanceOf(Attempt.Sending.class);
    }

    @Test
    void whatIsLookedForAfterItsTrainingEndedIsToldAtStart() {
        var id = waiting();
        var lost = sent(id).unanswered().lost();
        trainings.decide(
                id,
                it -> it.with(lost)
                        .with(it.nextAttempt(UUID.randomUUID(), NOW, NOW))
                        .ended(Ending.failed(FAILURE, NOW)));
        assertThat(trainings.unsettled()).containsExactly(id);
        trainings.decide(id, it -> it.with(lost.forgotten(NOW)).kept());
        assertThat(trainings.unsettled()).isEmpty();
    }

    @Test
    void anAcceptedAttemptKeepsItsSlotUntilItCanNoLongerBeRunning() {
        var ids = Stream.generate(this::waiting).limit(3).toList();
        ids.stream().limit(2).forEach(id -> {
            var accepted = sent(id).fetched(NOW);
            trainings.decide(id, it -> it.with(accepted).kept());
        });
        var last = attempt(ids.getLast()).attemptId();
        assertThat(slots.look(last, Instant.now().plus(Duration.ofHours(2)))).isInstanceOf(Turn.Behind.class);
        assertThat(slots.look(last, Instant.now().plus(Duration.ofHours(4)))).isEqualTo(new Turn.Now());
    }

    private Attempt.Sending sent(UUID id) {
        tryToSend(id);
        return (Attempt.Sending) attempt(id);
    }

    private Decision tryToSend(UUID id) {
        return trainings.decide(id, it -> {
            var waiting = (Attempt.Waiting) Objects.requireNonNull(it.attempt());
            return slots.claim(waiting.attemptId(), Instant.now()) instanceof Turn.Now
                    ? it.with(waiting.sending(LINK, Instant.now())).kept()
                    : it.kept();
        });
    }

    private UUID waiting() {
        var id = UUID.randomUUID();
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload(0));
        return id;
    }

    private UUID waitingOf(String userId) {
        var id = UUID.randomUUID();
        var waiting = Attempt.Waiting.first(UUID.randomUUID(), 1, Instant.now().minusMillis(1));
        trainings.decide(
                Training.firstHeardOf(id, userId, "elf", NOW),
                it -> it.with(waiting).kept());
        return id;
    }

    private Attempt attempt(UUID id) {
        return Objects.requireNonNull(trainings.find(id).orElseThrow().attempt());
    }

    private long count(String state) {
        return jdbc.sql("select count(*) from attempt where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
