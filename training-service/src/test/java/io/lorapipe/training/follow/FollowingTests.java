package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.CancelAnswer;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Sight;
import io.lorapipe.training.attempt.Steps;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report;
import io.lorapipe.training.run.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Never lost: what is followed, how it ends, and what is kept. */
class FollowingTests {

    private World world;

    @BeforeEach
    void submittedWorld(@TempDir Path spool) {
        world = new World(spool);
        world.advance();
    }

    @AfterEach
    void whoReadsByTheRuleSkipsNothing() {
        assertThat(world.unread()).isEmpty();
    }

    @Test
    void onlyNewLinesOfTheLogBecomeProgress() {
        world.trainer.sight = new Sight.Running(List.of("loading", "step 100/1000"));
        world.later(Duration.ofSeconds(10));
        world.trainer.sight = new Sight.Running(List.of("loading", "step 100/1000", "step 300/1000"));
        world.later(Duration.ofSeconds(10));
        world.later(Duration.ofSeconds(10));

        assertThat(world.reports())
                .extracting(Report::message)
                .filteredOn(it -> it.startsWith("Training"))
                .containsExactly("Training: loading", "Training: step 100/1000", "Training: step 300/1000");
        assertThat(world.shown().steps()).isEqualTo(new Steps(300, 1000));
        assertThat(world.reports()).extracting(Report::percent).isSorted();
    }

    @Test
    void notBeingAbleToLookEndsNothing() {
        world.trainer.sight = new Sight.Unseen("502");
        for (var i = 0; i < 20; i++) {
            world.later(Duration.ofMinutes(1));
        }
        assertThat(world.training().goesOn()).isTrue();
    }

    @Test
    void weightsAreInTheStoreBeforeTheTrainingIsCompleted() {
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofSeconds(10));

        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(world.ending().weights()).extracting("key").isEqualTo("ann/elf/" + world.id + ".safetensors");
        try (var stored = world.weights.list("ann/")) {
            assertThat(stored).hasSize(1);
        }
    }

    @Test
    void whatTheProviderSaysWentWrongEndsTheTraining() {
        var failure = new Failure(Code.PROVIDER_FAILED, "images_data_url", "No images.", "Correct it.");
        world.trainer.sight = new Sight.Failed(failure);
        world.later(Duration.ofSeconds(10));
        assertThat(world.ending().failure()).isEqualTo(failure);
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void aCancelAtTheProviderEndsTheTrainingAndAResultThatStillComesIsKept() {
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(world.trainer.cancelled).hasSize(1);

        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofMinutes(2));

        assertThat(world.attempt()).isInstanceOf(Attempt.Completed.class);
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(world.trainings.news())
                .filteredOn(News.Ended.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aCancelThatComesTooLateLetsTheResultDecide() {
        world.trainer.cancel = CancelAnswer.ALREADY_COMPLETED;
        world.trainer.sight = InMemoryTrainer.trained();
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void whatStandsInTheQueueForTooLongIsEndedAndStopped() {
        world.later(Duration.ofHours(3));
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.QUEUE_TIMEOUT);
        assertThat(world.trainer.cancelled).hasSize(1);
    }

    @Test
    void whatRunsForTooLongIsEndedAndStopped() {
        world.trainer.sight = new Sight.Running(List.of());
        world.later(Duration.ofMinutes(1));
        world.later(Duration.ofHours(2));
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.RUN_TIMEOUT);
        assertThat(world.trainer.cancelled).hasSize(1);
    }

    @Test
    void anArchiveWhoseRequestNeverComesDoesNotWaitForEver() {
        var other = UUID.randomUUID();
        world.arbiter.uploaded(other, Samples.upload(0));
        world.freshFollower().advance(other);
        assertThat(world.trainings.find(other).orElseThrow().goesOn()).isTrue();
        world.clock.advance(Duration.ofMinutes(11));
        world.freshFollower().advance(other);
        assertThat(world.trainings.find(other).orElseThrow().ending()).isNotNull();
    }

    @Test
    void aSilentTrainingIsSpokenOfAgain() {
        world.trainer.sight = new Sight.Running(List.of("step 100/1000"));
        world.later(Duration.ofMinutes(1));
        var last = world.shown();
        var before = world.reports().size();
        for (var i = 0; i < 11; i++) {
            world.later(Duration.ofMinutes(1));
        }
        assertThat(world.reports().subList(before, world.reports().size())).containsExactly(last, last);
    }

    @ParameterizedTest
    @MethodSource("silence")
    void whatCannotBeSeenForAFewLooksWaitsVisiblyUntilItIsSeenAgain(Sight silent) {
        world.trainer.sight = new Sight.Running(List.of("step 500/1000"));
        world.later(Duration.ofMinutes(1));
        var percent = world.shown().percent();
        var since = world.clock.instant().plus(Duration.ofMinutes(1));
        world.trainer.sight = silent;
        world.later(Duration.ofMinutes(1));
        assertThat(world.shown().waiting()).isNull();
        for (var i = 0; i < 5; i++) {
            world.later(Duration.ofMinutes(1));
        }
        assertThat(world.shown().message()).contains("asked again");
        assertThat(world.waiting().since()).isEqualTo(since);
        assertThat(world.waiting().nextStep()).isAfter(since);
        assertThat(world.waiting().deadline()).isAfter(world.clock.instant().plus(Duration.ofMinutes(50)));
        assertThat(world.shown().percent()).isEqualTo(percent);

        world.trainer.sight = new Sight.Running(List.of("step 500/1000"));
        world.later(Duration.ofMinutes(1));
        assertThat(world.shown().waiting()).isNull();
        assertThat(world.shown().steps()).isEqualTo(new Steps(500, 1000));
    }

    static Stream<Sight> silence() {
        return Stream.of(new Sight.Unseen("502"), new Sight.WithoutResult("status 404"));
    }

    @Test
    void whatCannotBeSeenForTooLongIsNotSaidToHaveRunTooLongAndIsNotStopped() {
        world.trainer.sight = new Sight.Running(List.of());
        world.later(Duration.ofMinutes(1));
        world.trainer.sight = new Sight.Unseen("status 401");
        world.later(Duration.ofMinutes(90));
        assertThat(world.training().goesOn()).isTrue();

        world.later(Duration.ofMinutes(40));
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.OUTCOME_UNKNOWN);
        assertThat(world.ending().message()).contains("could not be asked");
        world.later(Duration.ofMinutes(2));
        assertThat(world.trainer.cancelled).isEmpty();
    }

    @Test
    void whatTheProviderNeverLetsGoOfIsGivenUpInTheEnd() {
        world.later(Duration.ofHours(3));
        assertThat(world.training().goesOn()).isFalse();
        world.later(Duration.ofDays(1));
        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);

        world.later(Duration.ofDays(3));

        assertThat(world.attempt()).isInstanceOf(Attempt.Failed.class);
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.QUEUE_TIMEOUT);
    }

    @Test
    void whatRanAndIsQueuedAgainStillHasItsDeadline() {
        world.trainer.sight = new Sight.Running(List.of());
        world.later(Duration.ofMinutes(1));
        world.trainer.sight = new Sight.Queued(0);
        world.later(Duration.ofMinutes(30));
        assertThat(world.training().goesOn()).isTrue();
        world.later(Duration.ofHours(1));
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.RUN_TIMEOUT);
    }
}
