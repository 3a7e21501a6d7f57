package io.lorapipe.gateway.training;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes what the pipeline tells of trainings; whatever is told first makes the training known here. */
public interface Pipeline {

    /** A training was requested, by this gateway or by another program; one that is known is not touched. */
    void requested(Request request, SeenRequest seen);

    /** An archive was made or moved. */
    void archived(Request known, TrainingArchive archive);

    /** The provider accepted an attempt. */
    void submitted(Request known, int attempt, String provider, @Nullable String providerRequest);

    /** The training ended; a completed one becomes the next version of its character, in the same transaction. */
    void ended(Request known, Ending ending);

    /**
     * Weights came after the training had ended without any: they become the next version of its character, and the end
     * stays as it was told. A training that has weights, or whose owner deleted them, is left alone.
     */
    void recovered(Request known, TrainedFile weights, @Nullable TrainedFile config, Instant at);

    /** Whether the end of the training was noted. */
    boolean isEnded(UUID trainingId);

    /**
     * A request as it was seen on its topic, so that it can be sent again as the same event.
     *
     * @param event its encoded bytes
     * @param id its CloudEvents id
     * @param time when it happened
     * @param traceparent its trace
     */
    record SeenRequest(byte[] event, UUID id, Instant time, String traceparent) {}

    /**
     * How a training ended.
     *
     * @param state COMPLETED, FAILED or CANCELLED
     * @param attempt number of the last attempt
     * @param provider who trained; null when nothing was submitted
     * @param providerRequest the provider's id of the last attempt
     * @param archive what was trained on; null when none was made
     * @param failure why there are no weights; null when COMPLETED
     * @param weights null unless COMPLETED
     * @param config null when the trainer gave none
     * @param at when it was decided
     */
    record Ending(
            TrainingState state,
            int attempt,
            @Nullable String provider,
            @Nullable String providerRequest,
            @Nullable TrainingArchive archive,
            @Nullable Failure failure,
            @Nullable TrainedFile weights,
            @Nullable TrainedFile config,
            Instant at) {}
}
