package io.lorapipe.system.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.guarantees.NothingLost;
import io.lorapipe.system.guarantees.PaidOnce;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What is to be true when a run is over. */
record Verdict(Plan plan, Evidence evidence, List<Thrown> thrown) {

    private static final int COMPLETED_PERCENT = 95;

    void isAsPromised() {
        NothingLost.holdsFor(evidence);
        PaidOnce.holdsFor(evidence);
        assertThat(completed() * 100)
                .as("%d of %d trainings completed", completed(), plan.wishes().size())
                .isGreaterThanOrEqualTo(COMPLETED_PERCENT * (long) plan.wishes().size());
        assertThat(plan.wishes())
                .filteredOn(it -> ended(it.id()).getOutcome() != Outcome.COMPLETED)
                .allSatisfy(this::namesWhatWasInjected);
        assertThat(plan.wishes())
                .filteredOn(it -> it.cancelledIn() == null)
                .as("all that was to go wrong at the provider did")
                .allMatch(wish -> wish.mishaps().stream().allMatch(it -> it.happened(wish.id(), thrown)));
    }

    long completed() {
        return plan.wishes().stream()
                .filter(it -> ended(it.id()).getOutcome() == Outcome.COMPLETED)
                .count();
    }

    /** One row of the table in docs/guarantees.md. */
    String summary(Duration took) {
        return "| %d | %d | %d | %d | %d | %d | %d | %d min %d s |%n"
                .formatted(
                        plan.seed().value(),
                        plan.seed().trainings(),
                        completed(),
                        plan.wishes().size() - completed(),
                        evidence.ledger().size(),
                        thrown.size(),
                        plan.injuries().size(),
                        took.toMinutes(),
                        took.toSecondsPart());
    }

    private void namesWhatWasInjected(Wish wish) {
        var ended = ended(wish.id());
        if (ended.getOutcome() == Outcome.CANCELLED) {
            assertThat(wish.cancelledIn())
                    .as("%s was cancelled: %s", wish.id(), ended)
                    .isNotNull();
            return;
        }
        assertThat(wish.mishaps())
                .as("%s failed: %s", wish.id(), ended)
                .anyMatch(it -> it.isTheEnd() && it.happened(wish.id(), thrown));
        assertThat(ended.getFailureCode()).isEqualTo(FailureCode.PROVIDER_FAILED);
        assertThat(ended.getMessage()).contains("A fault script lets this run fail");
    }

    private TrainingEnded ended(UUID training) {
        return evidence.conversation().heard(training, TrainingEnded.class).getFirst();
    }
}
