package io.lorapipe.sandbox.training;

import io.lorapipe.sandbox.dispatch.RunControl;
import io.lorapipe.sandbox.dispatch.Runner;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Running;
import io.lorapipe.sandbox.trainers.InputCheck;
import io.lorapipe.sandbox.trainers.Trainer;
import io.lorapipe.sandbox.trainers.Trainers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A run from its input to its weights; nothing is learned on the way. */
public final class Training implements Runner {

    private final Trainers trainers;
    private final ArchiveStep archiveStep;
    private final WeightsStep weightsStep;
    private final Duration duration;
    private final int stepsPerLog;

    /**
     * Runs of this duration, whatever their number of steps.
     *
     * @param stepsPerLog how many steps one log line stands for
     */
    public Training(
            Trainers trainers, ArchiveStep archiveStep, WeightsStep weightsStep, Duration duration, int stepsPerLog) {
        this.trainers = trainers;
        this.archiveStep = archiveStep;
        this.weightsStep = weightsStep;
        this.duration = duration;
        this.stepsPerLog = stepsPerLog;
    }

    @Override
    public Optional<Outcome> run(FalRequest request, RunControl control) {
        var submission = request.submission();
        var input = submission.input();
        var trainer = trainers.find(submission.endpoint()).orElseThrow();
        var errors = InputCheck.check(trainer, input);
        if (!errors.isEmpty()) {
            return Optional.of(new Outcome.Refused(errors));
        }
        var running = (Running) request.state();
        var archive = running.archive()
                .<ArchiveStep.Result>map(ArchiveStep.Checked::new)
                .orElseGet(() -> archiveStep.run(trainer, input, control));
        return switch (archive) {
            case ArchiveStep.Unusable(var error) -> Optional.of(new Outcome.Refused(List.of(error)));
            case ArchiveStep.Checked(var checked) ->
                train(trainer, input, running.step(), control)
                        ? Optional.of(weightsStep.run(request, trainer, checked))
                        : Optional.empty();
        };
    }

    /** Walks the steps that are left; false when it was told to stop. */
    private boolean train(Trainer trainer, JsonNode input, int done, RunControl control) {
        var steps = trainer.steps(input);
        for (var step = done; step < steps; ) {
            var next = Math.min(steps, step + stepsPerLog);
            if (control.pause(duration.multipliedBy(next - step).dividedBy(steps))) {
                return false;
            }
            control.log("step " + next + "/" + steps, next);
            step = next;
        }
        return true;
    }
}
