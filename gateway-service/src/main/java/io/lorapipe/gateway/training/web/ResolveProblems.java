package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.progress.ProgressState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What can be wrong with a decision about a training. */
final class ResolveProblems {

    private ResolveProblems() {}

    static Problem unknownDecision(@Nullable String asked) {
        var found = asked == null ? "No decision is given" : "The decision %s is not known".formatted(asked);
        return Problem.unprocessable("unknown_decision", found + "; give one of resubmit, abandon.")
                .withCulprit("decision")
                .withHint("Give resubmit or abandon.");
    }

    static Problem notHeld(TrainingView training) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "not_held",
                        "The training %s is %s, not held; there is nothing to decide."
                                .formatted(training.id(), state(training)))
                .withCulprit(training.id().toString());
    }

    private static String state(TrainingView training) {
        var state = lower(training.state().name());
        var progress = training.progress();
        return training.state() != ProgressState.WAITING || progress == null || progress.waitingReason() == null
                ? state
                : "%s (%s)".formatted(state, lower(progress.waitingReason()).replace('_', ' '));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
