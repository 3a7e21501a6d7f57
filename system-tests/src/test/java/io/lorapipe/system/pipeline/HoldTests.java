package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ResolveDecision;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Requests;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.guarantees.NothingLost;
import io.lorapipe.system.guarantees.PaidOnce;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Service;
import io.lorapipe.system.processes.Setup;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The provider accepts without an answer, and no witness is left: it serves the archive itself, sends no webhook, and
 * lists nothing. What is accepted so is held, and a person decides.
 */
class HoldTests {

    private static final String ACCEPTED_WITHOUT_A_WITNESS = """
            {"faults": [{"at": "submit", "fault": "drop", "accepted": true, "matching": "%s", "times": 1}]}""";

    private static ImageHost images;
    private static Platform platform;
    private static Conversation conversation;

    private final UUID training = UUID.randomUUID();

    @BeforeAll
    static void start() {
        images = new ImageHost();
        platform = Platform.start(Setup.stages("hold")
                .with("LORAPIPE_FETCH_ALLOW", images.address())
                .with("LORAPIPE_STORE", "fal")
                .with("FAL_WEBHOOK_URL", "")
                .with("LORAPIPE_TRAINING_MAXINFLIGHT", "8")
                .withSandbox("--duration=1", "--lorapipe.sandbox.list-lag=1h"));
        conversation = new Conversation(platform.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        conversation.close();
        platform.close();
        images.close();
    }

    @Test
    void isHeldInTheOpenAndSentNoMoreAlsoAfterAKill() {
        acceptedWithoutAWitness();
        var held = awaitHeld();

        platform.kill(Service.TRAINING);
        platform.start(Service.TRAINING);

        assertThat(held.getWaitingSince()).isBefore(held.getNextStepAt());
        assertThat(held.getNextStepAt()).isBefore(held.getDeadline());
        NothingLost.holdsFor(evidence());
        PaidOnce.holdsFor(evidence());
        assertThat(PaidOnce.paidFor(evidence(), training)).hasSize(1);
    }

    @Test
    void isAbandonedByItsUser() {
        acceptedWithoutAWitness();
        var held = awaitHeld();

        decide(held.getAttempt(), ResolveDecision.ABANDON);

        var ended = conversation.awaitEnd(training);
        assertThat(ended.getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.getFailureCode()).isEqualTo(FailureCode.OUTCOME_UNKNOWN);
        NothingLost.holdsFor(evidence());
        PaidOnce.holdsFor(evidence());
    }

    @Test
    void isPaidASecondTimeWhenItsUserWantsThat() {
        acceptedWithoutAWitness();
        var held = awaitHeld();

        decide(held.getAttempt(), ResolveDecision.RESUBMIT);
        var ended = conversation.awaitEnd(training);
        decide(held.getAttempt(), ResolveDecision.RESUBMIT);

        assertThat(ended.getOutcome()).as(ended.getMessage()).isEqualTo(Outcome.COMPLETED);
        assertThat(PaidOnce.paidFor(evidence(), training)).hasSize(2);
        NothingLost.holdsFor(evidence());
    }

    private void acceptedWithoutAWitness() {
        platform.provider().throwFaults(ACCEPTED_WITHOUT_A_WITNESS.formatted(training));
        conversation.publish(Topics.IMAGES_REQUESTED, training, Requests.training(training, images.pip()));
    }

    private Progress awaitHeld() {
        return conversation.await(
                training, Progress.class, it -> it.getState() == State.WAITING && "HELD".equals(it.getWaitingReason()));
    }

    private void decide(int attempt, ResolveDecision decision) {
        conversation.publish(
                Topics.TRAINING_RESOLVE_REQUESTED, training, Requests.resolve(training, attempt, decision));
    }

    /** About this training alone: what others were paid for is not asked for here. */
    private Evidence evidence() {
        var all = Evidence.of(Set.of(training), conversation, platform);
        return new Evidence(all.accepted(), conversation, PaidOnce.paidFor(all, training));
    }
}
