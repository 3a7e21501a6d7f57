package io.lorapipe.local.command;

import io.lorapipe.local.display.Display;
import io.lorapipe.local.gateway.TrainingView;

/** Shows the progress of one training until it has ended, through every break of the connection. */
final class Following {

    private final Session session;
    private final Display display;

    Following(Session session, Display display) {
        this.session = session;
        this.display = display;
    }

    TrainingView toTheEnd(String trainingId) {
        var stream = session.gateway().progress(trainingId);
        while (true) {
            var ended = session.call(gateway -> {
                stream.moveTo(gateway);
                return stream.read(display::progress);
            });
            if (ended) {
                return ended(trainingId);
            }
            session.recover();
        }
    }

    /** The gateway may hear of the end a moment after the last progress. */
    private TrainingView ended(String trainingId) {
        var training = session.call(gateway -> gateway.training(trainingId));
        while (!training.isEnded()) {
            session.recover();
            training = session.call(gateway -> gateway.training(trainingId));
        }
        return training;
    }
}
