package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.CancelAnswer;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Facts;
import io.lorapipe.training.run.Report.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cancel is carried out wherever the training is, and loses nothing that was paid. */
class CancellingTests {

    private static final Failure REFUSED = new Failure(Code.PROVIDER_REFUSED, "p", "No.", null);

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
    void whoWaitsForASlotSeesItsPlaceAndCancelsForFree() {
        world.slots.full(3);
        world.advance();
        assertThat(world.waiting().reason()).isEqualTo(Reason.ADMISSION);
        assertThat(world.shown().ahead()).isEqualTo(3);

        world.arbiter.cancelAsked(world.id, "ann");
        world.slots.full(-1);
        world.advance();

        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(world.trainer.orders).isEmpty();
    }

    @Test
    void aCancelWhileSendingIsCarriedOutAtTheProvider() {
        world.trainer.submission = order -> {
            world.arbiter.cancelAsked(world.id, "ann");
            return new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        };
        world.advance();
        assertThat(world.trainer.cancelled).hasSize(1);
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(List.of(world.training().lastBegun())).containsExactly(1);
    }

    @Test
    void aCancelOfAnUnknownAttemptEndsTheTrainingAndStopsItWhereItIsFound() {
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);

        world.trainer.byAttempt =
                new Search.Found(InMemoryTrainer.remote(world.attempt().attemptId()));
        world.later(Duration.ofMinutes(1));
        assertThat(world.trainer.cancelled).hasSize(1);
    }

    @Test
    void aCancelWhileWaitingAfterARefusalOfEverybodySendsNothingMore() {
        world.trainer.submission = order -> new Submission.Paused(REFUSED, null);
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Waiting.class);

        world.arbiter.cancelAsked(world.id, "ann");

        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        world.later(Duration.ofMinutes(1));
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.training().attempts())
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Rejected", "Withdrawn");
    }

    @Test
    void aCancelAfterAnAttemptWhoseOutcomeIsNotKnownDoesNotSayThatNothingWasPaid() {
        world.policy = new UnknownPolicy.ResubmitAfter(Duration.ofHours(4));
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        world.slots.full(1);
        world.later(Duration.ofHours(5));
        assertThat(world.attempt()).isInstanceOf(Attempt.Waiting.class);

        world.arbiter.cancelAsked(world.id, "ann");

        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(world.ending().message()).contains("not known").doesNotContain("nothing was paid");
    }

    @Test
    void aMarkOfACancelIsReadBeforeAnythingIsSent() {
        world.trainings.decide(world.id, it -> {
            var facts = it.facts();
            return it.with(new Facts(
                            facts.request(),
                            facts.upload(),
                            facts.stopped(),
                            world.clock.instant(),
                            List.of(),
                            facts.claims(),
                            facts.fetches()))
                    .kept();
        });
        world.advance();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(world.trainer.orders).isEmpty();
    }

    @Test
    void aCancelThatIsNotAnsweredLosesNothingThatHasBeenTrained() {
        world.advance();
        world.trainer.cancel = CancelAnswer.UNANSWERED;
        world.trainer.sight = InMemoryTrainer.trained();
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(world.attempt()).isInstanceOf(Attempt.Completed.class);
    }

    @Test
    void aCancelThatIsNotAnsweredIsAskedAgain() {
        world.advance();
        world.trainer.cancel = CancelAnswer.UNANSWERED;
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.training().goesOn()).isTrue();
        world.trainer.cancel = CancelAnswer.ACCEPTED;
        world.later(Duration.ofMinutes(1));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aCancelThatIsNotAnsweredIsSaidToBeAskedAgain() {
        world.advance();
        world.trainer.cancel = CancelAnswer.UNANSWERED;
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        world.later(Duration.ofMinutes(1));
        assertThat(world.shown().message()).contains("Queued").contains("has not confirmed the cancel");
        assertThat(world.trainer.cancelled).hasSize(2);
    }

    @Test
    void aRequestThatTheProviderDoesNotKnowYetIsAskedToStopUntilItIsSurelyNotKnown() {
        world.advance();
        world.trainer.cancel = CancelAnswer.NOT_FOUND;
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.training().goesOn()).isTrue();
        world.later(Duration.ofMinutes(6));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(world.ending().message()).contains("does not know").doesNotContain("was told to stop.");

        world.trainer.cancel = CancelAnswer.ACCEPTED;
        world.later(Duration.ofMinutes(2));
        assertThat(world.trainer.cancelled).hasSize(3);
        world.later(Duration.ofMinutes(2));
        assertThat(world.trainer.cancelled).hasSize(3);
    }
}
