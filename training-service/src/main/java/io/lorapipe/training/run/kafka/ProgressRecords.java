package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Report;
import io.lorapipe.training.run.Training;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Progress records of this stage. */
final class ProgressRecords {

    private ProgressRecords() {}

    static Progress of(Training training, Report report, Instant at) {
        var progress = about(training, report.attempt(), at)
                .setState(report.waiting() == null ? State.RUNNING : State.WAITING)
                .setPercent(report.percent())
                .setMessage(report.message())
                .setQueuePosition(report.ahead());
        var steps = report.steps();
        if (steps != null) {
            progress.setDone(steps.done()).setTotal(steps.total()).setUnit("steps");
        }
        var waiting = report.waiting();
        if (waiting != null) {
            progress.setWaitingReason(waiting.reason().name())
                    .setWaitingSince(waiting.since())
                    .setNextStepAt(waiting.nextStep())
                    .setDeadline(waiting.deadline());
        }
        return progress.build();
    }

    static Progress terminal(Training training, Ending ending) {
        var failure = ending.failure();
        var shown = training.shown();
        return about(training, training.lastBegun(), ending.at())
                .setState(State.valueOf(ending.outcome().name()))
                .setPercent(ending.outcome() == Ending.Outcome.COMPLETED ? 100 : shown == null ? 0 : shown.percent())
                .setMessage(ending.message())
                .setFailureCode(code(failure))
                .setCulprit(failure == null ? null : failure.culprit())
                .setHint(failure == null ? null : failure.hint())
                .build();
    }

    static @Nullable FailureCode code(@Nullable Failure failure) {
        return failure == null ? null : FailureCode.valueOf(failure.code().name());
    }

    private static Progress.Builder about(Training training, int attempt, Instant at) {
        return Progress.newBuilder()
                .setTrainingId(training.id())
                .setUserId(training.userId())
                .setCharacterId(Objects.requireNonNullElse(training.characterId(), ""))
                .setAttempt(attempt)
                .setStage(Stage.TRAINING)
                .setAt(at);
    }
}
