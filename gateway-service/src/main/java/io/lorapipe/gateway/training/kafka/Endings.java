package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Failure;
import io.lorapipe.gateway.training.Pipeline.Ending;
import io.lorapipe.gateway.training.TrainingArchive;
import io.lorapipe.gateway.training.TrainingState;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.TrainingEnded;
import org.jspecify.annotations.Nullable;

/** The end of a training as the event tells it. */
final class Endings {

    private Endings() {}

    static Ending of(TrainingEnded event) {
        return new Ending(
                state(event),
                event.getAttempt(),
                event.getProvider(),
                event.getRequestId(),
                archive(event),
                failure(event),
                Requests.file(event.getWeights()),
                Requests.file(event.getConfig()),
                event.getEndedAt());
    }

    private static TrainingState state(TrainingEnded event) {
        return switch (event.getOutcome()) {
            case COMPLETED -> TrainingState.COMPLETED;
            case FAILED -> TrainingState.FAILED;
            case CANCELLED -> TrainingState.CANCELLED;
            case UNKNOWN -> throw new IllegalStateException("training.ended has an outcome that is not known here");
        };
    }

    private static @Nullable TrainingArchive archive(TrainingEnded event) {
        return event.getArchiveSha256() == null
                ? null
                : new TrainingArchive(event.getArchiveSha256(), null, event.getImageCount());
    }

    private static @Nullable Failure failure(TrainingEnded event) {
        var code = event.getFailureCode() == null ? FailureCode.OTHER : event.getFailureCode();
        return state(event) == TrainingState.COMPLETED
                ? null
                : new Failure(code.name(), event.getCulprit(), event.getMessage(), event.getHint());
    }
}
