package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Facts;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report.Reason;
import io.lorapipe.training.run.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paid once: what is sent, and what is never sent again. */
class SubmittingTests {

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
    void anAcceptedAttemptIsAnnouncedAndFollowed() {
        world.advance();

        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
        assertThat(world.trainings.news())
                .filteredOn(News.Submitted.class::isInstance)
                .hasSize(1);
        assertThat(world.shown().ahead()).isEqualTo(2);
    }

    @Test
    void ofManyWhoFindItWaitingOneSends() throws Exception {
        var followers = 8;
        var together = new CyclicBarrier(followers);
        world.whilePreparing = () -> await(together);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < followers; i++) {
                threads.submit(() -> world.freshFollower().advance(world.id));
            }
        }
        assertThat(world.trainer.orders).hasSize(1);
        assertThat(world.training().attempts()).hasSize(1);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    void theLinkIsStoredBeforeAnythingIsSent() {
        world.trainer.submission = order -> {
            assertThat(world.attempt())
                    .isInstanceOfSatisfying(
                            Attempt.Sending.class, it -> assertThat(it.link()).isEqualTo(order.link()));
            return new Submission.Unanswered("lost");
        };
        world.advance();
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void aSenderThatWasPausedPastItsDeadlineIsToldNotToBegin() {
        world.trainer.submission = order -> {
            assertThat(order.mayBegin().getAsBoolean()).isTrue();
            world.nanos += Duration.ofSeconds(11).toNanos();
            assertThat(order.mayBegin().getAsBoolean()).isFalse();
            return new Submission.Unanswered("checked");
        };
        world.advance();
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void aSenderThatIsFoundByAnotherStillSaysWhatCameOfIt() {
        world.trainer.submission = order -> {
            world.freshFollower().advance(world.id);
            assertThat(world.attempt()).isInstanceOf(Attempt.Unknown.class);
            return new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        };
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
        assertThat(world.trainer.orders).hasSize(1);
    }

    @Test
    void whatWasSurelyNotSentIsTheSameAttemptAgain() {
        world.trainer.submission = order -> new Submission.SurelyNotSent(REFUSED);
        world.advance();
        assertThat(world.attempt()).isInstanceOf(Attempt.Waiting.class);
        assertThat(world.waiting().reason()).isEqualTo(Reason.PROVIDER_PAUSED);

        world.trainer.submission = order -> new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        world.later(Duration.ofMinutes(1));

        assertThat(world.training().attempts()).hasSize(1);
        assertThat(world.attempt()).isInstanceOf(Attempt.Submitted.class);
        assertThat(world.slots.isPaused()).isFalse();
    }

    @Test
    void aRefusalOfEverybodyWaitsVisiblyAndIsAnotherAttemptThen() {
        world.trainer.submission = order -> new Submission.Paused(REFUSED, null);
        world.advance();
        assertThat(world.training().goesOn()).isTrue();
        assertThat(world.waiting().reason()).isEqualTo(Reason.PROVIDER_PAUSED);

        world.trainer.submission = order -> new Submission.Accepted(InMemoryTrainer.remote(order.attemptId()));
        world.later(Duration.ofMinutes(1));

        assertThat(world.training().attempts())
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Rejected", "Submitted");
        assertThat(world.attempt().number()).isEqualTo(2);
    }

    @Test
    void whoIsNotBegunInTimeEndsAndNothingWasPaid() {
        world.slots.full(1);
        world.advance();
        var deadline = world.waiting().deadline();
        assertThat(deadline).isEqualTo(world.attempt().since().plus(Duration.ofDays(7)));
        world.later(Duration.ofDays(6));
        assertThat(world.training().goesOn()).isTrue();

        world.later(Duration.ofDays(2));

        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.QUEUE_TIMEOUT);
        assertThat(world.ending().message()).contains("7 days").contains("nothing was submitted, and nothing was paid");
        assertThat(world.trainer.orders).isEmpty();
    }

    @Test
    void aProviderThatRefusesEverybodyIsNotWaitedForForEver() {
        world.trainer.submission = order -> new Submission.Paused(REFUSED, Duration.ofDays(30));
        world.advance();
        assertThat(world.waiting().reason()).isEqualTo(Reason.PROVIDER_PAUSED);
        assertThat(world.waiting().deadline()).isEqualTo(world.attempt().since().plus(Duration.ofDays(7)));

        world.later(Duration.ofDays(8));

        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.QUEUE_TIMEOUT);
        assertThat(world.ending().message()).contains("the provider accepted nothing, and nothing was paid");
    }

    @Test
    void aDefiniteRefusalEndsTheTraining() {
        world.trainer.submission = order -> new Submission.Refused(REFUSED);
        world.advance();
        assertThat(world.ending().failure()).isEqualTo(REFUSED);
        assertThat(world.attempt()).isInstanceOf(Attempt.Rejected.class);
    }

    @Test
    void whatNoLongerFitsItsPresetEndsBeforeItIsSent() {
        var bad = Samples.request("fal-ai/flux-lora-fast-training", Map.of("steps", 0L), "ann/elf/1.jpg");
        world.trainings.decide(world.id, it -> {
            var facts = it.facts();
            return it.with(new Facts(bad, facts.upload(), null, null, List.of(), facts.claims(), facts.fetches()))
                    .kept();
        });
        world.advance();
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.INVALID_PARAMETER);
        assertThat(world.attempt()).isInstanceOf(Attempt.Withdrawn.class);
        assertThat(world.trainer.orders).isEmpty();
    }
}
