package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Report.Reason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of an archive is tried out before anything is paid, for as long as a store may be away. */
class LinkTrialTests {

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
    void aLinkThatDoesNotAnswerCostsNothing() {
        var dead = new Failure(Code.LINK_UNREACHABLE, "the link", "It does not answer.", "Set it.");
        world.handover = new Delivery.Handover.NotYet(dead);
        world.advance();
        assertThat(world.waiting().reason()).isEqualTo(Reason.RETRY);
        var deadline = world.clock.instant().plus(Duration.ofHours(1));
        assertThat(world.waiting().deadline()).isEqualTo(deadline);
        for (var i = 0; i < 29; i++) {
            world.later(Duration.ofMinutes(2));
        }
        assertThat(world.waiting().deadline()).isEqualTo(deadline);
        world.later(Duration.ofMinutes(2));
        assertThat(world.ending().failure()).isEqualTo(dead);
        assertThat(world.attempt()).isInstanceOf(Attempt.Withdrawn.class);
        assertThat(world.trainer.orders).isEmpty();
    }

    @Test
    void aLinkThatWorksAgainStartsAnewWhenItFailsLater() {
        var ready = world.handover;
        world.trainer.submission = order -> new Submission.SurelyNotSent(REFUSED);
        world.handover = new Delivery.Handover.NotYet(REFUSED);
        world.advance();
        world.later(Duration.ofMinutes(50));
        world.handover = ready;
        world.later(Duration.ofMinutes(2));
        world.handover = new Delivery.Handover.NotYet(REFUSED);
        world.later(Duration.ofMinutes(30));

        assertThat(world.waiting().reason()).isEqualTo(Reason.RETRY);
        assertThat(world.waiting().since()).isEqualTo(world.clock.instant());
        assertThat(world.waiting().deadline()).isEqualTo(world.clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void aPrivateLinkEndsTheTrainingAtOnce() {
        world.handover = new Delivery.Handover.Never(REFUSED);
        world.advance();
        assertThat(world.ending().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(world.trainer.orders).isEmpty();
    }

    @Test
    void aLinkThatFailsAfterASendIsShownWhereTheTrainingWas() {
        world.trainer.submission = order -> new Submission.SurelyNotSent(null);
        world.handover = new Delivery.Handover.Ready(URI.create("http://store/a.zip"));
        var tries = new AtomicInteger();
        world.whilePreparing = () -> {
            if (tries.getAndIncrement() > 0) {
                world.handover = new Delivery.Handover.NotYet(REFUSED);
            }
        };
        world.advance();

        assertThat(world.waiting().reason()).isEqualTo(Reason.RETRY);
        assertThat(world.shown().attempt()).isEqualTo(1);
        assertThat(world.shown().percent()).isEqualTo(61);
    }
}
