package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Claim;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An attempt that was never answered is looked for, and is not paid twice. */
class UnansweredTests {

    private World world;

    @BeforeEach
    void world(@TempDir Path spool) {
        world = new World(spool);
    }

    @AfterEach
    void whoReadsByTheRuleSkipsNothing() {
        assertThat(world.unread()).isEmpty();
    }

    @Test
    void aProcessThatDiesWhileSendingLeavesAnUnknownAttemptThatIsNotSentAgain() {
        world.trainer.submission = order -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(world::advance).hasMessage("killed");

        world.later(Duration.ofHours(1));

        assertThat(world.attempt()).isInstanceOf(Attempt.Unknown.class);
        assertThat(world.waiting().reason()).isEqualTo(Reason.HELD);
        assertThat(world.waiting().deadline()).isNotNull();
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void whatTheListOfTheProviderShowsIsAdopted() {
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));

        world.later(Duration.ofMinutes(1));

        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void severalMatchesAreNoMatch() {
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.trainer.byAttempt = new Search.Ambiguous(2);
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Unknown.class);
    }

    @Test
    void aClaimIsAdoptedOnlyWhenTheProviderConfirmsIt() {
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        var attemptId = world.attempt().attemptId();
        world.arbiter.claimed(world.id, new Claim(attemptId, "req-" + attemptId));
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Unknown.class);

        world.trainer.byId = new Search.Found(InMemoryTrainer.remote(attemptId));
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
    }

    @Test
    void heldUntilTheDeadlineItFailsAndALateSuccessIsStillTakenIntoCustody() {
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        world.later(Duration.ofHours(25));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.OUTCOME_UNKNOWN);

        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofHours(1));

        assertThat(world.attempt()).isInstanceOf(Attempt.Completed.class);
        assertThat(world.ending().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(world.trainings.news())
                .filteredOn(News.Ended.class::isInstance)
                .hasSize(1);
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void byTheOtherPolicyAnotherAttemptIsMadeAfterItsTime() {
        world.policy = new UnknownPolicy.ResubmitAfter(Duration.ofHours(4));
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        world.later(Duration.ofHours(3));
        assertThat(world.trainer.orders).hasSize(1);

        world.later(Duration.ofHours(2));

        assertThat(world.trainer.orders).hasSize(2);
        assertThat(world.training().attempts())
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Lost", "Unknown");
    }

    @ParameterizedTest
    @MethodSource("witnessesThatMayKnowMore")
    void noOtherAttemptIsMadeWhileAWitnessMayKnowMore(Search said) {
        world.policy = new UnknownPolicy.ResubmitAfter(Duration.ofHours(4));
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.trainer.byAttempt = said;
        world.advance();

        world.later(Duration.ofHours(5));
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.waiting().reason()).isEqualTo(Reason.HELD);

        world.later(Duration.ofDays(10));
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.OUTCOME_UNKNOWN);
    }

    @Test
    void noOtherAttemptIsMadeWhileAFetchMayBeUnheard() {
        world.policy = new UnknownPolicy.ResubmitAfter(Duration.ofHours(4));
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.fetchesAreHeard = false;
        world.advance();

        world.later(Duration.ofHours(5));
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.waiting().reason()).isEqualTo(Reason.HELD);

        world.fetchesAreHeard = true;
        world.later(Duration.ofMinutes(2));
        assertThat(world.trainer.orders).hasSize(2);
    }

    static List<Search> witnessesThatMayKnowMore() {
        return List.of(new Search.Unavailable("status 503"), new Search.Ambiguous(2));
    }

    @Test
    void aProviderThatDoesNotAnswerIsPausedUntilItAnswersWhatWasSentSince() {
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        assertThat(world.slots.isPaused()).isTrue();

        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.later(Duration.ofMinutes(1));
        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
        assertThat(world.slots.isPaused()).isTrue();

        world.trainer.submission = order -> new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        world.freshFollower().advance(world.another());
        assertThat(world.slots.isPaused()).isFalse();
    }
}
