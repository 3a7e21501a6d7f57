package io.lorapipe.gateway.custody.web;

import io.lorapipe.gateway.character.Character;
import io.lorapipe.gateway.training.Failure;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.TrainingArchive;
import io.lorapipe.gateway.training.TrainingState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file {@code character.json} of an export. */
record ExportView(
        String id,
        String name,
        Instant createdAt,
        Instant exportedAt,
        List<ExportedTraining> trainings,
        List<ExportedFile> files) {

    /** One of the files beside it. */
    record ExportedFile(String path, UUID trainingId, int version, long size, String sha256) {}

    /** An image by what identifies it; its address may be somebody's secret. */
    record ExportedImage(
            String name, @Nullable String sha256, @Nullable String caption) {}

    /** A training of the character, whatever became of it. */
    record ExportedTraining(
            UUID id,
            TrainingState state,
            @Nullable Integer version,
            String preset,
            Map<String, Object> parameters,
            @Nullable String triggerWord,
            List<ExportedImage> images,
            Instant requestedAt,
            @Nullable Instant endedAt,
            int attempt,
            @Nullable String provider,
            @Nullable String requestId,
            @Nullable TrainingArchive archive,
            @Nullable Failure failure) {

        static ExportedTraining of(Training training) {
            var request = training.request();
            return new ExportedTraining(
                    request.trainingId(),
                    training.state(),
                    training.version(),
                    request.preset(),
                    new TreeMap<>(request.parameters()),
                    request.triggerWord(),
                    request.images().stream()
                            .map(image -> new ExportedImage(image.name(), image.sha256(), image.caption()))
                            .toList(),
                    request.requestedAt(),
                    training.endedAt(),
                    training.attempt(),
                    training.provider(),
                    training.providerRequest(),
                    training.archive(),
                    training.failure());
        }
    }

    static ExportView of(Character character, List<Training> trainings, List<ExportedFile> files, Instant now) {
        return new ExportView(
                character.id(),
                character.name(),
                character.createdAt(),
                now,
                trainings.stream().map(ExportedTraining::of).toList(),
                files);
    }
}
