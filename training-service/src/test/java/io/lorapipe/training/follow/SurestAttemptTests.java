package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Fetch;
import io.lorapipe.training.run.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several attempts a training rests on the one that is surest to bring it weights; no other is sent meanwhile. */
class SurestAttemptTests {

    private static final Submission LIMITED = new Submission.Paused(
            new Failure(Code.PROVIDER_REFUSED, "the provider", "The provider asks us to slow down.", "Wait."), null);

    private World world;
    private Attempt first;

    @BeforeEach
    void aTrainingWhoseFirstAttemptWasGivenUp(@TempDir Path spool) {
        world = new World(spool);
        world.trainer.submission = order -> new Submission.Unanswered("lost");
        world.advance();
        first = world.attempt();
        world.arbiter.resolved(world.id, "ann", 1, Resolution.RESUBMIT);
    }

    @Test
    void foundAfterTheSecondWasRefusedItIsFollowedToItsEnd() {
        world.trainer.submission = order -> LIMITED;
        world.later(Duration.ofMinutes(1));
        assertThat(states()).startsWith("Lost", "Rejected").endsWith("Waiting");

        firstIsFound();
        world.later(Duration.ofMinutes(1));
        assertThat(world.attempt().attemptId()).isEqualTo(first.attemptId());
        firstIsTrained();

        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(world.trainer.cancelled).isEmpty();
    }

    @Test
    void fetchedAfterTheSecondWasRefusedItIsLookedForAndNothingIsSent() {
        world.trainer.submission = order -> LIMITED;
        world.later(Duration.ofMinutes(1));
        var sent = world.trainer.orders.size();

        firstIsFetched();
        world.later(Duration.ofMinutes(30));

        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
        assertThat(world.trainer.orders).hasSize(sent);
    }

    @ParameterizedTest
    @MethodSource("inVain")
    void fetchedWhileTheSecondIsSentInVainTheSecondIsNotSentAgain(Submission inVain) {
        world.trainer.submission = order -> {
            firstIsFetched();
            return inVain;
        };
        world.later(Duration.ofMinutes(1));
        world.later(Duration.ofMinutes(30));

        assertThat(world.attempt().attemptId()).isEqualTo(first.attemptId());
        assertThat(world.attempt()).isInstanceOf(Attempt.Accepted.class);
        assertThat(world.trainer.orders).hasSize(2);
    }

    static List<Submission> inVain() {
        return List.of(LIMITED, new Submission.SurelyNotSent(null));
    }

    @Test
    void fetchedWhileTheSecondIsUnknownNoThirdIsSent() {
        world.policy = new UnknownPolicy.ResubmitAfter(Duration.ofHours(1));
        world.later(Duration.ofMinutes(1));
        assertThat(states()).containsExactly("Lost", "Unknown");

        firstIsFetched();
        world.later(Duration.ofHours(3));

        assertThat(world.trainer.orders).hasSize(2);
        assertThat(world.attempt().attemptId()).isEqualTo(first.attemptId());
    }

    @Test
    void foundWhileTheSecondIsUnknownItIsNotStoppedForTheSakeOfOneThatMayNotBe() {
        world.later(Duration.ofMinutes(1));
        firstIsFound();
        world.later(Duration.ofMinutes(1));
        assertThat(states()).containsExactly("Submitted", "Unknown");
        firstIsTrained();

        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(world.trainer.cancelled).isEmpty();
    }

    private void firstIsFetched() {
        world.arbiter.fetched(world.id, new Fetch(first.attemptId(), world.clock.instant()));
    }

    private void firstIsFound() {
        world.trainer.byAttempts = id ->
                id.equals(first.attemptId()) ? new Search.Found(InMemoryTrainer.remote(id)) : new Search.NotListed();
    }

    private void firstIsTrained() {
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofMinutes(1));
    }

    private List<String> states() {
        return world.training().attempts().stream()
                .map(it -> it.getClass().getSimpleName())
                .toList();
    }
}
