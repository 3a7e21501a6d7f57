package io.lorapipe.training.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.RemoteFile;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.attempt.TrainedFiles;
import io.lorapipe.training.attempt.UselessAnswers;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report;
import io.lorapipe.training.run.Samples;
import io.lorapipe.training.run.Training;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What every database must do for trainings. */
abstract class TrainingsContract extends DatabaseContract {

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
                waiting.setBack(NOW.plusSeconds(1), NOW),
                sending,
                sending.unanswered(),
                sending.refused(FAILURE, NOW),
                sending.fetched(NOW),
                sending.unanswered().lost(),
                sending.unanswered().lost().forgotten(NOW),
                submitted,
                submitted.saw(submitted.seen().running(3, null, NOW).cancelAsked(NOW)),
                submitted.saw(submitted.seen().unseen(NOW)),
                submitted.failed(FAILURE, NOW),
                submitted.cancelled(NOW),
                securing.setBack(NOW),
                securing.having(UselessAnswers.after(null, NOW)),
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
    void rowsOfAnEarlierVersionAreRead() {
        states().filter(it -> it instanceof Attempt.Waiting
                        || it instanceof Attempt.Securing
                        || it instanceof Attempt.Submitted)
                .forEach(state -> {
                    var json = Objects.requireNonNull(Json.write(state));
                    var old = json.replaceAll("\"(useless|linkFailsSince|unseenSince)\":", "\"notKnownThen\":");
                    assertThat(Json.attempt(state.getClass().getSimpleName(), old)
                                    .attemptId())
                            .isEqualTo(state.attemptId());
                    assertThat(old).isNotEqualTo(json);
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
}
