package io.lorapipe.local.command;

import io.lorapipe.local.display.Display;
import io.lorapipe.local.display.Trained;
import io.lorapipe.local.gateway.TrainingView;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import io.lorapipe.local.weights.OutDirectory;
import java.io.IOException;

/** What becomes of a training that has ended. */
final class Ending {

    private final Session session;
    private final Display display;
    private final OutDirectory out;

    Ending(Session session, Display display, OutDirectory out) {
        this.session = session;
        this.display = display;
        this.out = out;
    }

    /** Brings the weights to the user, or says why there are none. */
    ExitCode of(String name, TrainingView ended) {
        var weights = ended.weights();
        var version = ended.version();
        if (weights != null && version != null) {
            display.trained(keep(name, ended.id(), weights, version));
            return ExitCode.DONE;
        }
        if (ended.state().equals("CANCELLED")) {
            display.note("The training was cancelled.");
            return ExitCode.CANCELLED;
        }
        var failure = ended.failure();
        display.failed(failure == null ? "The training failed." : failure.sentence());
        return ExitCode.TRAINING_FAILED;
    }

    private Trained keep(String name, String trainingId, TrainingView.Weights weights, int version) {
        try {
            var path = out.keep(
                    name,
                    version,
                    weights.size(),
                    weights.sha256(),
                    () -> session.gateway().weights(weights));
            return new Trained(trainingId, name, version, path, weights.size(), weights.sha256());
        } catch (IOException ex) {
            throw new CommandStopped(
                    ExitCode.BAD_INPUT,
                    "The weights are trained, but cannot be written to %s; make room there or choose another directory with --out, and give the same command again."
                            .formatted(out.path()),
                    ex);
        }
    }
}
