package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Fetch;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first fetch of the archive by an attempt's own link says that the attempt was accepted. */
class FetchedTests {

    private static final Failure REFUSED = new Failure(Code.PROVIDER_REFUSED, "p", "No.", null);

    private World world;

    @BeforeEach
    void world(@TempDir Path spool) {
        world = new World(spool);
        world.trainer.submission = order -> new Submission.Unanswered("lost");
    }

    @AfterEach
    void whoReadsByTheRuleSkipsNothing() {
        assertThat(world.unread()).isEmpty();
    }

    @Test
    void anUnknownAttemptWhoseArchiveWasFetchedIsAcceptedAndNeverSentAgain() {
        world.policy = new UnknownPolicy.ResubmitAfter(Duration.ofMinutes(10));
        world.advance();
        fetched(world.attempt().attemptId());
        world.advance();

        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
        assertThat(world.waiting().reason()).isEqualTo(Reason.HELD);
        assertThat(world.waiting().deadline()).isEqualTo(world.attempt().since().plus(Duration.ofHours(3)));
        assertThat(world.shown().message()).contains("fetched").contains("never sent again");

        world.later(Duration.ofHours(2));
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.training().goesOn()).isTrue();
    }

    @Test
    void anAcceptedAttemptIsFoundInTheListAndFollowed() {
        world.advance();
        fetched(world.attempt().attemptId());
        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.later(Duration.ofMinutes(1));

        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
        assertThat(world.trainings.news())
                .filteredOn(News.Submitted.class::isInstance)
                .hasSize(1);
    }

    @Test
    void anAcceptedAttemptThatIsNeverFoundFailsAtItsDeadlineAndItsLateSuccessIsKept() {
        world.advance();
        fetched(world.attempt().attemptId());
        world.later(Duration.ofHours(4));
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.OUTCOME_UNKNOWN);

        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofMinutes(1));

        assertThat(world.attempt()).isInstanceOf(Attempt.Completed.class);
        assertThat(world.trainer.cancelled).isEmpty();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aFetchWhileItsSenderWaitsLetsTheAnswerCount() {
        world.trainer.submission = order -> {
            fetched(order.attemptId());
            assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
            return new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        };
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
    }

    @Test
    void aFetchOutweighsNoAnswer() {
        world.trainer.submission = order -> {
            fetched(order.attemptId());
            return new Submission.Unanswered("reset");
        };
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
    }

    @Test
    void aDefiniteRefusalOutweighsAFetch() {
        world.trainer.submission = order -> {
            fetched(order.attemptId());
            return new Submission.Refused(REFUSED);
        };
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Rejected.class);
        assertThat(world.ending().failure()).isEqualTo(REFUSED);
    }

    @Test
    void aFetchOutweighsARefusalOfEverybodySoThatNothingIsPaidTwice() {
        world.trainer.submission = order -> {
            fetched(order.attemptId());
            return new Submission.Paused(REFUSED, null);
        };
        world.advance();
        world.later(Duration.ofHours(1));
        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.slots.isPaused()).isTrue();
    }

    @Test
    void whatSurelyNeverLeftIsSentAgainUnderALinkThatNobodyHasFetched() {
        world.trainer.submission = order -> {
            fetched(order.attemptId());
            return new Submission.SurelyNotSent(REFUSED);
        };
        world.advance();
        world.trainer.submission = order -> new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        world.later(Duration.ofMinutes(1));

        assertThat(world.training().attempts())
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Withdrawn", "Submitted");
        assertThat(world.trainer.orders).extracting("attemptId").doesNotHaveDuplicates();
    }

    @Test
    void aFetchThatIsHeardBeforeTheAttemptBeganIsKeptAndItsLinkIsNotUsed() {
        var spent = world.attempt().attemptId();
        fetched(spent);
        assertThat(world.training().facts().isFetched(spent)).isTrue();

        world.advance();

        assertThat(world.trainer.orders).extracting("attemptId").hasSize(1).doesNotContain(spent);
        assertThat(world.attempt()).isInstanceOf(Attempt.Unknown.class);
    }

    @Test
    void itDoesNotMatterWhoseClockSaysWhen() {
        world.advance();
        var attempt = world.attempt();
        world.arbiter.fetched(
                world.id, new Fetch(attempt.attemptId(), attempt.since().minusSeconds(3600)));
        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
    }

    @Test
    void aCancelOfAnAcceptedAttemptEndsTheTrainingAndStopsItWhereItIsFound() {
        world.advance();
        fetched(world.attempt().attemptId());
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);

        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.later(Duration.ofMinutes(1));
        assertThat(world.trainer.cancelled).hasSize(1);
    }

    @Test
    void aFetchForATrainingThatNobodyKnowsIsAContradiction() {
        assertThat(world.arbiter.fetched(UUID.randomUUID(), new Fetch(UUID.randomUUID(), world.clock.instant())))
                .isPresent();
    }

    private void fetched(UUID attemptId) {
        assertThat(world.arbiter.fetched(world.id, new Fetch(attemptId, world.clock.instant())))
                .isEmpty();
    }
}
