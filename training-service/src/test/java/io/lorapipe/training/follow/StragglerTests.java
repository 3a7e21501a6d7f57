package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Sight;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Claim;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Fetch;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is heard late of an attempt that another took the place of. */
class StragglerTests {

    private World world;
    private Attempt first;

    @BeforeEach
    void resubmittedWorld(@TempDir Path spool) {
        world = new World(spool);
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        first = world.attempt();
        world.arbiter.resolved(world.id, "ann", 1, Resolution.RESUBMIT);
    }

    @AfterEach
    void whoReadsByTheRuleSkipsNothing() {
        assertThat(world.unread()).isEmpty();
    }

    @Test
    void foundWhileTheOtherIsUnsentItIsFollowedAndTheOtherIsNeverSent() {
        world.slots.full(1);
        firstIsFound();
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Submitted", "Withdrawn");
        assertThat(world.attempt().attemptId()).isEqualTo(first.attemptId());
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofMinutes(1));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.trainer.cancelled).isEmpty();
    }

    @Test
    void fetchedWhileTheOtherIsUnsentTheOtherIsNeverSent() {
        world.slots.full(1);
        world.arbiter.fetched(world.id, new Fetch(first.attemptId(), world.clock.instant()));
        world.slots.full(-1);
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Accepted", "Withdrawn");
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void fetchedAfterTheOtherWasShownItIsStillTheOneThatIsDecidedAbout() {
        world.trainer.submission = order -> new Submission.SurelyNotSent(null);
        var tries = new AtomicInteger();
        world.whilePreparing = () -> {
            if (tries.getAndIncrement() > 0) {
                world.slots.full(1);
            }
        };
        world.later(Duration.ofMinutes(1));
        assertThat(world.shown().attempt()).isEqualTo(2);
        world.arbiter.fetched(world.id, new Fetch(first.attemptId(), world.clock.instant()));
        world.later(Duration.ofMinutes(1));
        assertThat(states()).containsExactly("Accepted", "Withdrawn");

        world.arbiter.resolved(world.id, "ann", world.shown().attempt(), Resolution.ABANDON);

        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.OUTCOME_UNKNOWN);
    }

    @Test
    void foundAfterTheOtherWasSentItIsStoppedAndTheTrainingRestsOnTheOther() {
        secondIsTaken();
        world.trainer.sight = new Sight.Running(List.of("step 10/100"));
        firstIsFound();
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Submitted", "Submitted");
        assertThat(world.trainer.cancelled).containsExactly(InMemoryTrainer.remote(first.attemptId()));
        assertThat(world.training().goesOn()).isTrue();
        assertThat(world.attempt().number()).isEqualTo(2);
        assertThat(world.trainings.news())
                .filteredOn(News.Submitted.class::isInstance)
                .hasSize(1);
    }

    @Test
    void itsLateSuccessIsKeptBesideTheWeightsOfTheOther() {
        secondIsTaken();
        firstIsFound();
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Completed", "Completed");
        assertThat(world.ending().weights()).extracting("key").isEqualTo("ann/elf/" + world.id + ".safetensors");
        assertThat(((Attempt.Completed) world.training().attempts().getFirst())
                        .weights()
                        .key())
                .isEqualTo("ann/elf/" + world.id + "_attempt_1.safetensors");
        assertThat(world.trainings.news())
                .filteredOn(News.Ended.class::isInstance)
                .hasSize(1);
    }

    @Test
    void itsLateFailureEndsNothing() {
        secondIsTaken();
        firstIsFound();
        var failure = new Failure(Code.PROVIDER_FAILED, "p", "No.", null);
        world.trainer.sights =
                request -> request.equals(InMemoryTrainer.remote(first.attemptId())) ? new Sight.Failed(failure) : null;
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Failed", "Submitted");
        assertThat(world.training().goesOn()).isTrue();
    }

    @Test
    void afterTheOtherFailedItIsNotStoppedForItIsAllThereIs() {
        world.trainer.submission =
                order -> new Submission.Refused(new Failure(Code.PROVIDER_REFUSED, "p", "No.", null));
        world.later(Duration.ofMinutes(1));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.FAILED);

        firstIsFound();
        world.later(Duration.ofMinutes(1));
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Completed", "Rejected");
        assertThat(world.trainer.cancelled).isEmpty();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void itsOwnSenderStillSaysWhatCameOfIt() {
        var other = new World(world.spool());
        other.trainer.submission = order -> {
            other.freshFollower().advance(other.id);
            other.arbiter.resolved(other.id, "ann", 1, Resolution.RESUBMIT);
            return new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        };
        other.advance();

        assertThat(other.training().attempts())
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Submitted", "Withdrawn");
        assertThat(other.trainer.orders).hasSize(1);
    }

    @Test
    void whatIsNeverHeardOfIsForgottenInTheEnd() {
        secondIsTaken();
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofMinutes(1));
        assertThat(world.freshFollower().advance(world.id)).isPresent();

        world.later(Duration.ofDays(4));

        assertThat(states()).containsExactly("Forgotten", "Completed");
        assertThat(world.freshFollower().advance(world.id)).isEmpty();
    }

    @Test
    void aRequestIsOneAttemptEvenWhenItIsClaimedForAnother() {
        secondIsTaken();
        var second = InMemoryTrainer.remote(world.attempt().attemptId());
        world.arbiter.claimed(world.id, new Claim(first.attemptId(), second.requestId()));
        world.trainer.byId = new Search.Found(second);
        world.later(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("Lost", "Submitted");
    }

    @Test
    void aRequestOfAnotherTrainingIsNotTakenForThisOneNotEvenFromTheProvider() {
        secondIsTaken();
        var taken = InMemoryTrainer.remote(world.attempt().attemptId());
        var other = world.another();
        world.trainer.submission = order -> new Submission.Accepted(taken);
        world.freshFollower().advance(other);

        assertThat(world.trainings.find(other).orElseThrow().attempt()).isInstanceOf(Attempt.Unknown.class);
    }

    private void secondIsTaken() {
        world.trainer.submission = order -> new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        world.later(Duration.ofMinutes(1));
        assertThat(states()).containsExactly("Lost", "Submitted");
    }

    private void firstIsFound() {
        world.trainer.byAttempt = new Search.Found(InMemoryTrainer.remote(first.attemptId()));
    }

    private Stream<String> states() {
        return world.training().attempts().stream().map(it -> it.getClass().getSimpleName());
    }
}
