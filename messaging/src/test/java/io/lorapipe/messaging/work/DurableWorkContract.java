package io.lorapipe.messaging.work;

import static io.lorapipe.messaging.testing.TopicRecords.header;
import static io.lorapipe.messaging.work.WorkService.fact;
import static io.lorapipe.messaging.work.WorkService.newTraining;
import static io.lorapipe.messaging.work.WorkUnderTest.OUTCOMES;
import static io.lorapipe.messaging.work.WorkUnderTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.ConflictException;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.TrainingCancelRequested;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What durable work promises on any database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DurableWorkContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private EmbeddedKafka kafka;
    private List<String> settings;
    private ConfigurableApplicationContext service;
    private WorkUnderTest work;
    private Todos<ImagesRequested> todos;
    private JdbcClient jdbc;

    /** Settings of a database of this name that nobody used before. */
    abstract List<String> database(String name);

    @BeforeAll
    void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        settings = settings("contract");
        service = WorkService.application().run(settings.toArray(String[]::new));
        work = service.getBean(WorkUnderTest.class);
        todos = todos(service);
        jdbc = service.getBean(JdbcClient.class);
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void anAcceptedFactIsWorkedOnce() {
        var training = newTraining();

        todos.accept(training, 0, fact(training, 0));

        assertThat(outcomes(training, 1)).containsExactly("done");
        assertThat(work.performed).containsOnlyOnce(training);
    }

    @Test
    void aRepeatedFactPublishesTheSameEventAgainAndRedoesNothing() {
        var training = newTraining();
        todos.accept(training, 0, fact(training, 0));
        outcomes(training, 1);
        awaitNoTaskFor(training);

        todos.accept(training, 0, fact(training, 0));

        outcomes(training, 2);
        assertThat(records(training))
                .extracting(found -> header(found, "ce_id"))
                .containsOnly(firstId(training));
        assertThat(work.performed).containsOnlyOnce(training);
    }

    @Test
    void aFactThatContradictsAnEarlierOneIsAConflictAndLeavesNothing() {
        var training = newTraining();
        todos.accept(training, 0, fact(training, 0));
        outcomes(training, 1);
        var other = ImagesRequested.newBuilder(fact(training, 1))
                .setPreset("another preset")
                .build();

        assertThatThrownBy(() -> todos.accept(training, 1, other)).isInstanceOf(ConflictException.class);

        assertThat(count("todo", training)).isEqualTo(1);
    }

    @Test
    void aLaterGenerationIsWorkedToo() {
        var training = newTraining();
        todos.accept(training, 0, fact(training, 0));
        outcomes(training, 1);

        todos.accept(training, 1, fact(training, 1));

        outcomes(training, 2);
        assertThat(work.performed).filteredOn(training::equals).hasSize(2);
    }

    @Test
    void failedWorkIsPostponedUntilItSucceeds() {
        var training = newTraining();
        work.behave(training, (fact, run) -> {
            if (work.performed.stream().filter(training::equals).count() < 3) {
                throw new IllegalStateException("not yet");
            }
            return Optional.of(outcome(fact, "done at last"));
        });

        todos.accept(training, 0, fact(training, 0));

        assertThat(outcomes(training, 1)).containsExactly("done at last");
        assertThat(work.postponements.get(training)).hasSize(2).isSorted();
    }

    @Test
    void aFactIsPendingUntilItsWorkHasEnded() {
        var training = newTraining();
        var seen = new ArrayList<Boolean>();
        work.behave(training, (fact, run) -> {
            seen.add(todos.pending().contains(fact));
            if (run.first()) {
                throw new IllegalStateException("not yet");
            }
            return Optional.of(WorkUnderTest.outcome(fact, "done"));
        });

        todos.accept(training, 0, fact(training, 0));

        outcomes(training, 1);
        awaitNoTaskFor(training);
        assertThat(seen).containsExactly(true, true);
        assertThat(todos.pending()).doesNotContain(fact(training, 0));
    }

    @Test
    void workThatFailsAsOftenAsItMayIsAbandonedWithOneOutcome() {
        var training = newTraining();
        work.behave(training, (fact, run) -> {
            throw new IllegalStateException("never");
        });

        todos.accept(training, 0, fact(training, 0));

        assertThat(outcomes(training, 1)).containsExactly("abandoned");
        assertThat(work.performed).filteredOn(training::equals).hasSize(4);
        assertThat(work.postponements.get(training)).hasSize(3);
    }

    @Test
    void workThatWasCancelledBeforeItBeganNeverBegins() {
        var training = newTraining();
        todos.cancel(training, "ada");

        todos.accept(training, 0, fact(training, 0));

        awaitNoTaskFor(training);
        assertThat(work.performed).doesNotContain(training);
        assertThat(records(training)).isEmpty();
    }

    @Test
    void workThatIsCancelledMeanwhileHearsOfIt() {
        var training = newTraining();
        work.behave(training, (fact, run) -> {
            todos.cancel(training, "ada");
            return run.wanted() ? Optional.of(outcome(fact, "done")) : Optional.empty();
        });

        todos.accept(training, 0, fact(training, 0));

        awaitNoTaskFor(training);
        assertThat(records(training)).isEmpty();
    }

    @Test
    void nobodyElseCancelsTheWorkForATraining() {
        var training = newTraining();
        todos.cancel(training, "eve");

        todos.accept(training, 0, fact(training, 0));

        assertThat(outcomes(training, 1)).containsExactly("done");
    }

    @Test
    void aRunThatWasTakenOverCannotStoreItsOutcome() {
        var training = newTraining();
        var wanted = new ArrayList<Boolean>();
        work.behave(training, (fact, run) -> {
            new TodoRows(jdbc, Clock.systemUTC()).beginRun(new TodoId(training, 0));
            wanted.add(run.wanted());
            return Optional.of(outcome(fact, "too late"));
        });

        todos.accept(training, 0, fact(training, 0));

        awaitNoTaskFor(training);
        assertThat(wanted).containsExactly(false);
        assertThat(count("outgoing", training)).isZero();
    }

    @Test
    void aRunThatWasTakenOverCannotAbandonTheWork() throws Exception {
        var training = newTraining();
        var takenOver = new CountDownLatch(1);
        work.behave(training, (fact, run) -> {
            if (work.performed.stream().filter(training::equals).count() == 4) {
                jdbc.sql("update scheduled_tasks set version = version + 1 where task_instance = :id")
                        .param("id", training + ":0")
                        .update();
                takenOver.countDown();
            }
            throw new IllegalStateException("never");
        });

        todos.accept(training, 0, fact(training, 0));

        takenOver.await();
        // Its heartbeat is missed, so that it is taken up once more and then abandoned by its owner.
        assertThat(outcomes(training, 1)).containsExactly("abandoned");
        assertThat(work.performed).filteredOn(training::equals).hasSizeGreaterThan(4);
    }

    @Test
    void workOfAProcessThatWasKilledIsTakenOverAndCompletedOnce() throws Exception {
        var shared = settings("killed");
        var killed = ProcessToKill.start("working", shared);
        var training = UUID.fromString(killed.next().orElseThrow());
        killed.kill();

        try (var successor = WorkService.application().run(shared.toArray(String[]::new))) {
            assertThat(outcomes(training, 1)).containsExactly("done");
            assertThat(successor.getBean(WorkUnderTest.class).performed).containsExactly(training);
            assertThat(successor
                            .getBean(JdbcClient.class)
                            .sql("select fence from todo")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
        assertThat(records(training)).hasSize(1);
    }

    @Test
    void eventsOfATrainingKeepTheirOrderWhoeverPublishesThem() {
        var training = newTraining();
        var expected = IntStream.range(0, 40).mapToObj(String::valueOf).toList();

        transactions()
                .executeWithoutResult(status ->
                        expected.forEach(text -> service.getBean(Outbox.class).put(training, outcome(training, text))));

        assertThat(outcomes(training, 40)).isEqualTo(expected);
    }

    @Test
    void anEventOfATransactionThatIsRolledBackLeavesNoTrace() {
        var training = newTraining();

        transactions().executeWithoutResult(status -> {
            service.getBean(Outbox.class).put(training, outcome(training, "never"));
            status.setRollbackOnly();
        });

        assertThat(count("outgoing", training)).isZero();
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'publish'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(records(training)).isEmpty();
    }

    @Test
    void whatIsFinishedIsForgottenAfterItsTimeAndWhatIsOwedIsKept() {
        var finished = newTraining();
        todos.accept(finished, 0, fact(finished, 0));
        outcomes(finished, 1);
        awaitNoTaskFor(finished);
        var owed = newTraining();
        new TodoRows(jdbc, Clock.systemUTC()).insert(new TodoId(owed, 0), new byte[0], "");
        var cancelled = newTraining();
        todos.cancel(cancelled, "ada");

        purgeIn(Duration.ofDays(34));
        assertThat(count("todo", finished)).isEqualTo(1);
        assertThat(count("unwanted", cancelled)).isEqualTo(1);
        purgeIn(Duration.ofDays(36));

        assertThat(count("todo", finished)).isZero();
        assertThat(count("outgoing", finished)).isZero();
        assertThat(count("unwanted", cancelled)).isZero();
        assertThat(count("todo", owed)).isEqualTo(1);
    }

    private void purgeIn(Duration time) {
        var properties = service.getBean(WorkProperties.class);
        new Purge(jdbc, transactions(), properties, Clock.offset(Clock.systemUTC(), time)).run();
    }

    private List<String> settings(String name) {
        var all = new ArrayList<>(database(name));
        all.add("--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        all.addAll(List.of("--db-scheduler.heartbeat-interval=500ms", "--db-scheduler.polling-interval=200ms"));
        return all;
    }

    final String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @SuppressWarnings("unchecked")
    private static Todos<ImagesRequested> todos(ConfigurableApplicationContext service) {
        return service.getBean(Todos.class);
    }

    private TransactionOperations transactions() {
        return service.getBean(TransactionOperations.class);
    }

    /** What was announced of a training, once it is this many. */
    private List<String> outcomes(UUID training, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records(training)).hasSize(count));
        var codec = service.getBean(EventCodec.class);
        return records(training).stream()
                .map(found -> codec.decode(TrainingCancelRequested.class, found.value())
                        .getRequestedBy())
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(UUID training) {
        return new TopicRecords(kafka.bootstrapServers(), OUTCOMES).of(training);
    }

    private String firstId(UUID training) {
        return header(records(training).getFirst(), "ce_id");
    }

    private void awaitNoTaskFor(UUID training) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance like :id")
                                        .param("id", training + "%")
                                        .query(Integer.class)
                                        .single())
                                .isZero());
    }

    private int count(String table, UUID training) {
        return jdbc.sql("select count(*) from " + table + " where training_id = :id")
                .param("id", training)
                .query(Integer.class)
                .single();
    }
}
