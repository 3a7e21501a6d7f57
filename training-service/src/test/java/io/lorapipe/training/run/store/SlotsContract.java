package io.lorapipe.training.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.follow.Slots.Turn;
import io.lorapipe.training.run.Ending;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What every database must do for admission to the provider. */
abstract class SlotsContract extends DatabaseContract {

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

        slots.resume(now.plusSeconds(6));
        assertThat(slots.look(attempt(second).attemptId(), now.plusSeconds(6))).isEqualTo(new Turn.Now());
    }

    @Test
    void attemptsThatWereNotAnsweredHoldNoProbeBack() {
        var anns = Stream.generate(this::waiting).limit(3).toList();
        anns.stream().limit(2).forEach(id -> {
            var unknown = sent(id).unanswered();
            trainings.decide(id, it -> it.with(unknown).kept());
        });
        var last = attempt(anns.getLast()).attemptId();
        var now = Instant.now();
        assertThat(slots.look(last, now)).isInstanceOf(Turn.Behind.class);
        pause(anns.getLast(), now);

        assertThat(slots.look(last, now.plusSeconds(4))).isInstanceOf(Turn.Paused.class);
        assertThat(slots.look(last, now.plusSeconds(6))).isEqualTo(new Turn.Now());
    }

    @Test
    void whoFindsTheSlotsFullAfterAPauseWaitsForASlotAndIsToldSo() {
        var anns = Stream.generate(this::waiting).limit(3).toList();
        anns.stream().limit(2).forEach(id -> {
            var submitted = sent(id).accepted(new RemoteRequest("r-" + id, LINK, LINK, LINK), Instant.now());
            trainings.decide(id, it -> it.with(submitted).kept());
        });
        var now = Instant.now();
        pause(anns.getLast(), now);

        assertThat(slots.look(attempt(anns.getLast()).attemptId(), now.plusSeconds(6)))
                .isInstanceOf(Turn.Behind.class);
    }

    @Test
    void onlyWhatWasBegunAfterThePauseBeganEndsIt() {
        var id = waiting();
        var now = Instant.now();
        pause(id, now);
        slots.resume(now.minusSeconds(60));
        assertThat(slots.look(attempt(id).attemptId(), now)).isInstanceOf(Turn.Paused.class);

        slots.resume(now.plusSeconds(6));
        assertThat(slots.look(attempt(id).attemptId(), now)).isEqualTo(new Turn.Now());
    }

    @Test
    void whoWasServedJustNowComesAfterWhoWasNot() {
        var anns = Stream.generate(this::waiting).limit(2).toList();
        var bob = waitingOf("bob");
        var rejected = sent(anns.getFirst()).refused(FAILURE, Instant.now().plusSeconds(1));
        trainings.decide(anns.getFirst(), it -> it.with(rejected).ended(Ending.failed(FAILURE, Instant.now())));
        assertThat(slots.nextInTurn()).contains(bob);
    }

    private void pause(UUID id, Instant now) {
        trainings.decide(id, it -> {
            slots.pause(FAILURE, null, now);
            return it.kept();
        });
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
    void operatorsSeeAPauseAndHowManyTrainingsAreInWhichState() {
        var registry = new SimpleMeterRegistry();
        new TrainingMeters(jdbc, "test").bindTo(registry);
        var first = waiting();
        waiting();
        var ended = waiting();
        trainings.decide(ended, it -> it.ended(Ending.failed(FAILURE, NOW)));
        assertThat(registry.get("lorapipe.provider.paused").gauge().value()).isZero();

        tryToSend(first);
        trainings.decide(first, it -> {
            slots.pause(FAILURE, null, NOW);
            return it.kept();
        });

        assertThat(registry.get("lorapipe.provider.paused").gauge().value()).isEqualTo(1);
        assertThat(registry.get("lorapipe.trainings")
                        .tag("state", "waiting")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("lorapipe.trainings")
                        .tag("state", "sending")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void whatTheProviderNeverLetsGoOfKeepsItsSlotNoLongerThanItCanRun() {
        var ids = Stream.generate(this::waiting).limit(3).toList();
        ids.stream().limit(2).forEach(id -> {
            var remote = new RemoteRequest("r-" + id, LINK, LINK, LINK);
            var submitted = sent(id).accepted(remote, Instant.now());
            trainings.decide(id, it -> it.with(submitted).ended(Ending.failed(FAILURE, NOW)));
        });
        var last = attempt(ids.getLast()).attemptId();
        assertThat(slots.look(last, Instant.now().plus(Duration.ofHours(2)))).isInstanceOf(Turn.Behind.class);
        assertThat(slots.look(last, Instant.now().plus(Duration.ofHours(4)))).isEqualTo(new Turn.Now());
    }

    @Test
    void aPauseIsOneLineOfTheLogWhenItBeginsAndOneWhenItEnds() {
        var ids = Stream.generate(this::waiting).limit(3).toList();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(JdbcSlots.class);
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try {
            ids.forEach(id -> trainings.decide(id, it -> {
                slots.pause(FAILURE, null, NOW);
                return it.kept();
            }));
            ids.forEach(id -> slots.resume(NOW.plusSeconds(6)));
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(FAILURE.message(), "The provider takes requests again");
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
}
