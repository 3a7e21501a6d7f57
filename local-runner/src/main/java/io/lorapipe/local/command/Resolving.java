package io.lorapipe.local.command;

import io.lorapipe.local.display.Display;
import io.lorapipe.local.gateway.Gateway;
import io.lorapipe.local.gateway.GatewayRefused;
import io.lorapipe.local.gateway.TrainingView;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import java.time.Duration;

/** A decision about one held training, and what came of it. */
final class Resolving {

    private static final String NOT_HELD = "not_held";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Session session;
    private final Display display;
    private final String trainingId;

    Resolving(Session session, Display display, String trainingId) {
        this.session = session;
        this.display = display;
        this.trainingId = trainingId;
    }

    ExitCode decide(Resolution decision) {
        var seen = session.call(gateway -> gateway.find(trainingId));
        var refusal = session.call(gateway -> refusal(gateway, decision));
        if (!refusal.isEmpty()) {
            display.failed(refusal);
            return ExitCode.TRAINING_FAILED;
        }
        if (seen.isEmpty()) {
            display.note("The decision was passed on; what comes of it is shown to the training's owner.");
            return ExitCode.DONE;
        }
        return outcome(decision, seen.get(), awaitNews(seen.get()));
    }

    /** Why the training is not to be decided about; empty when it was. */
    private String refusal(Gateway gateway, Resolution decision) {
        try {
            gateway.resolve(trainingId, decision.word());
            return "";
        } catch (GatewayRefused refused) {
            if (refused.code().equals(NOT_HELD)) {
                return String.valueOf(refused.getMessage());
            }
            throw refused;
        }
    }

    private TrainingView awaitNews(TrainingView before) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var now = session.call(gateway -> gateway.training(trainingId));
            if (!now.isHeld() || !now.saying().equals(before.saying())) {
                return now;
            }
            session.recover();
        }
        throw CommandStopped.noPlatform(
                "The decision was passed on, but training-service has not acted on it; lorapipe status %s shows what becomes of it."
                        .formatted(trainingId),
                null);
    }

    private ExitCode outcome(Resolution decision, TrainingView before, TrainingView now) {
        if (decision.tookEffect(before, now)) {
            display.note(decision.done().formatted(trainingId));
            return ExitCode.DONE;
        }
        var failure = now.failure();
        var said = failure == null ? now.saying() : failure.sentence();
        display.failed("%s %s".formatted(decision.undone().formatted(trainingId, now.state()), said));
        return ExitCode.TRAINING_FAILED;
    }
}
