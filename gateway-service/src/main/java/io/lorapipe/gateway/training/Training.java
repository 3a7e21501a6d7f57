package io.lorapipe.gateway.training;

import io.lorapipe.gateway.image.Warning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training and what became of it so far.
 *
 * @param request what was asked for; its character name is the one the character has now
 * @param state whether it goes on
 * @param cancelRequested whether its owner asked to cancel it
 * @param attempt number of the last paid attempt
 * @param provider who trains
 * @param providerRequest the provider's id of the last attempt
 * @param archive what was sent to train on
 * @param endedAt when it ended
 * @param failure why it has no weights
 * @param version number that its character got
 * @param weights what came of it
 * @param config the trainer's configuration
 * @param warnings what its owner was warned of when it was asked for
 */
public record Training(
        Request request,
        TrainingState state,
        boolean cancelRequested,
        int attempt,
        @Nullable String provider,
        @Nullable String providerRequest,
        @Nullable TrainingArchive archive,
        @Nullable Instant endedAt,
        @Nullable Failure failure,
        @Nullable Integer version,
        @Nullable TrainedFile weights,
        @Nullable TrainedFile config,
        List<Warning> warnings) {

    public Training {
        warnings = List.copyOf(warnings);
    }

    /** Whether nothing will change any more. */
    public boolean isEnded() {
        return state != TrainingState.ACTIVE;
    }
}
