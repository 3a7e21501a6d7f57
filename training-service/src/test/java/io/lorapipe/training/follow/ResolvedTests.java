package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Fetch;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report;
import io.lorapipe.training.run.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person decides about a training whose attempt nobody answered. */
class ResolvedTests {

    private World world;

    @BeforeEach
    void heldWorld(@TempDir Path spool) {
        world = new World(spool);
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
    }

    @AfterEach
    void whoReadsByTheRuleSkipsNothing() {
        assertThat(world.unread()).isEmpty();
    }

    @Test
    void resubmittedItHasAnotherAttemptAndTheFirstIsLookedForFurther() {
        resolve("ann", 1, Resolution.RESUBMIT);
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Lost", "Unknown");
        assertThat(world.trainer.orders).hasSize(2);
    }

    @Test
    void theSameDecisionTwiceIsOne() {
        resolve("ann", 1, Resolution.RESUBMIT);
        resolve("ann", 1, Resolution.RESUBMIT);
        world.later(Duration.ofMinutes(1));
        resolve("ann", 1, Resolution.RESUBMIT);
        world.later(Duration.ofMinutes(1));

        assertThat(world.trainer.orders).hasSize(2);

        resolve("ann", 2, Resolution.ABANDON);
        resolve("ann", 2, Resolution.ABANDON);
        assertThat(world.trainings.news())
                .filteredOn(News.Ended.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Resolution.class)
    void aStrangerAndAnotherNumberDecideNothing(Resolution resolution) {
        var before = world.training();
        resolve("bob", 1, resolution);
        resolve("ann", 2, resolution);
        resolve("ann", 0, resolution);
        assertThat(world.training()).isEqualTo(before);
    }

    @Test
    void aDecisionThatIsNotKnownChangesNothing() {
        var before = world.training();
        resolve("ann", 1, Resolution.OTHER);
        assertThat(world.training()).isEqualTo(before);
    }

    @Test
    void abandonedItEndsAtOnceAndALateSuccessIsStillKept() {
        resolve("ann", 1, Resolution.ABANDON);
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.OUTCOME_UNKNOWN);
        assertThat(world.ending().message()).contains("as was asked");

        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofHours(1));

        assertThat(world.attempt()).isInstanceOf(Attempt.Completed.class);
        assertThat(world.ending().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(world.told(News.Recovered.class)).hasSize(1);
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void anAttemptThatIsKnownToBePaidIsNotSentAgainWhoeverAsks() {
        fetched();
        resolve("ann", 1, Resolution.RESUBMIT);

        assertThat(world.shown().message()).contains("Not sent again, though it was asked for");
        world.later(Duration.ofHours(1));
        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void anAttemptThatIsKnownToBePaidCanBeAbandoned() {
        fetched();
        resolve("ann", 1, Resolution.ABANDON);
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.OUTCOME_UNKNOWN);
        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
    }

    @Test
    void whatIsNotHeldIsLeftAlone() {
        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.later(Duration.ofMinutes(1));
        var before = world.training();
        assertThat(before.attempt()).isInstanceOf(Attempt.Submitted.class);

        resolve("ann", 1, Resolution.RESUBMIT);
        resolve("ann", 1, Resolution.ABANDON);

        assertThat(world.training()).isEqualTo(before);
    }

    @Test
    void whoIsAskedToDecideHasReadWhy() {
        assertThat(world.reports())
                .extracting(Report::message)
                .last()
                .asString()
                .contains("not known whether it took the training");
    }

    private void fetched() {
        world.arbiter.fetched(world.id, new Fetch(world.attempt().attemptId(), world.clock.instant()));
        world.advance();
    }

    private void resolve(String userId, int attempt, Resolution resolution) {
        world.arbiter.resolved(world.id, userId, attempt, resolution);
    }

    private Stream<String> states() {
        return world.training().attempts().stream().map(it -> it.getClass().getSimpleName());
    }
}
