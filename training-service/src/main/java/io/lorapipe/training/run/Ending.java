package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.StoredFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a training ended, decided once. */
public record Ending(
        Outcome outcome,
        String message,
        @Nullable Failure failure,
        @Nullable StoredFile weights,
        @Nullable StoredFile config,
        Instant at) {

    /** The three ends. */
    public enum Outcome {
        COMPLETED,
        FAILED,
        CANCELLED
    }

    public static Ending completed(StoredFile weights, @Nullable StoredFile config, Instant at) {
        return new Ending(
                Outcome.COMPLETED, "Done: the weights are in your store, checked.", null, weights, config, at);
    }

    public static Ending failed(Failure failure, Instant at) {
        return new Ending(Outcome.FAILED, failure.message(), failure, null, null, at);
    }

    public static Ending cancelled(String message, Instant at) {
        var failure = new Failure(Failure.Code.CANCELLED, null, message, null);
        return new Ending(Outcome.CANCELLED, message, failure, null, null, at);
    }
}
