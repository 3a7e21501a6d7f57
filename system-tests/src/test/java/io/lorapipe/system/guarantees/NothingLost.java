package io.lorapipe.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ReadingRule;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.system.events.Received;
import java.util.UUID;

/**
 * Every accepted training reaches exactly one terminal state, or stands in a named waiting state that shows reason,
 * since, next automatic step and deadline.
 */
public final class NothingLost {

    private NothingLost() {}

    public static void holdsFor(Evidence evidence) {
        assertThat(evidence.accepted()).isNotEmpty().allSatisfy(training -> {
            var shown = evidence.conversation().shown(training);
            assertThat(shown).as("progress of %s", training).isNotEmpty();
            if (ReadingRule.isTerminal(shown.getLast().getState())) {
                endedOnce(evidence, training, shown.getLast());
            } else {
                waitsInTheOpen(shown.getLast());
            }
        });
    }

    /** Redelivery may repeat the event; it is the same event then. */
    private static void endedOnce(Evidence evidence, UUID training, Progress last) {
        var ends = evidence.conversation().about(training).stream()
                .filter(it -> it.event() instanceof TrainingEnded)
                .toList();
        assertThat(ends)
                .as("ends of %s", training)
                .extracting(Received::id)
                .isNotEmpty()
                .containsOnly(ends.getFirst().id());
        assertThat(evidence.conversation().heard(training, TrainingEnded.class))
                .extracting(it -> it.getOutcome().name())
                .containsOnly(last.getState().name());
    }

    private static void waitsInTheOpen(Progress last) {
        assertThat(last.getState()).as("state of %s", last).isEqualTo(State.WAITING);
        assertThat(last.getWaitingReason()).as("reason of %s", last).isNotBlank();
        assertThat(last.getWaitingSince()).as("since of %s", last).isNotNull();
        assertThat(last.getNextStepAt()).as("next step of %s", last).isNotNull();
        assertThat(last.getDeadline()).as("deadline of %s", last).isNotNull();
    }
}
