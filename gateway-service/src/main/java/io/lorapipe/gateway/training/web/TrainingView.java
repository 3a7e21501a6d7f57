package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.image.Warning;
import io.lorapipe.gateway.progress.ProgressRecord;
import io.lorapipe.gateway.progress.ProgressState;
import io.lorapipe.gateway.progress.web.ProgressView;
import io.lorapipe.gateway.training.Failure;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.TrainingArchive;
import io.lorapipe.gateway.training.TrainingImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A training as its owner sees it. */
record TrainingView(
        UUID id,
        String characterId,
        @Nullable String characterName,
        ProgressState state,
        boolean cancelRequested,
        String preset,
        Map<String, Object> parameters,
        @Nullable String triggerWord,
        List<TrainingImage> images,
        List<Warning> warnings,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable ProgressView progress,
        int attempt,
        @Nullable String provider,
        @Nullable String requestId,
        @Nullable TrainingArchive archive,
        @Nullable Failure failure,
        @Nullable Integer version,
        @Nullable FileView weights,
        @Nullable FileView config) {

    static TrainingView of(Training training, @Nullable ProgressRecord newest) {
        var request = training.request();
        var character = request.characterName() == null ? request.characterId() : request.characterName();
        var id = request.trainingId();
        return new TrainingView(
                id,
                request.characterId(),
                request.characterName(),
                state(training, newest),
                training.cancelRequested(),
                request.preset(),
                new TreeMap<>(request.parameters()),
                request.triggerWord(),
                request.images(),
                training.warnings(),
                request.requestedAt(),
                training.endedAt(),
                newest == null ? null : ProgressView.of(newest),
                Math.max(training.attempt(), newest == null ? 0 : newest.attempt()),
                training.provider(),
                training.providerRequest(),
                training.archive(),
                failure(training, newest),
                training.version(),
                weights(id, character, training),
                config(id, character, training));
    }

    /** A failure may be told by progress a moment before the training's end is noted; completion never is. */
    private static ProgressState state(Training training, @Nullable ProgressRecord newest) {
        return switch (training.state()) {
            case COMPLETED -> ProgressState.COMPLETED;
            case FAILED -> ProgressState.FAILED;
            case CANCELLED -> ProgressState.CANCELLED;
            case ACTIVE ->
                newest == null || newest.state() == ProgressState.COMPLETED || newest.state() == ProgressState.UNKNOWN
                        ? ProgressState.RUNNING
                        : newest.state();
        };
    }

    private static @Nullable Failure failure(Training training, @Nullable ProgressRecord newest) {
        return training.failure() == null && newest != null && newest.failureCode() != null
                ? new Failure(newest.failureCode(), newest.culprit(), newest.message(), newest.hint())
                : training.failure();
    }

    private static @Nullable FileView weights(UUID id, String character, Training training) {
        TrainedFile file = training.weights();
        return file == null ? null : FileView.weights(id, character, training.version(), file.sha256(), file.size());
    }

    private static @Nullable FileView config(UUID id, String character, Training training) {
        TrainedFile file = training.config();
        return file == null ? null : FileView.config(id, character, training.version(), file.sha256(), file.size());
    }
}
