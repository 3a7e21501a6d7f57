package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Request;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.schemas.WeightsRecovered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each event says of the request behind it; only the first one says all. */
final class Requests {

    private Requests() {}

    static Request of(ImagesRequested event) {
        return new Request(
                event.getTrainingId(),
                event.getUserId(),
                event.getCharacterId(),
                event.getCharacterName(),
                event.getImages().stream().map(Requests::image).toList(),
                event.getPreset(),
                event.getParameters(),
                event.getTriggerWord(),
                event.getRequestedAt());
    }

    static Request behind(ArchiveCreated event) {
        return new Request(
                event.getTrainingId(),
                event.getUserId(),
                event.getCharacterId(),
                null,
                List.of(),
                event.getPreset(),
                event.getParameters(),
                event.getTriggerWord(),
                event.getCreatedAt());
    }

    static Request behind(ArchiveUploaded event) {
        return new Request(
                event.getTrainingId(),
                event.getUserId(),
                event.getCharacterId(),
                null,
                List.of(),
                event.getPreset(),
                event.getParameters(),
                event.getTriggerWord(),
                event.getUploadedAt());
    }

    static Request behind(TrainingSubmitted event) {
        return new Request(
                event.getTrainingId(),
                event.getUserId(),
                event.getCharacterId(),
                null,
                List.of(),
                event.getPreset(),
                Map.of(),
                null,
                event.getSubmittedAt());
    }

    static Request behind(TrainingEnded event) {
        return new Request(
                event.getTrainingId(),
                event.getUserId(),
                event.getCharacterId(),
                event.getCharacterName(),
                List.of(),
                event.getPreset(),
                event.getParameters(),
                event.getTriggerWord(),
                event.getEndedAt());
    }

    static Request behind(WeightsRecovered event) {
        return new Request(
                event.getTrainingId(),
                event.getUserId(),
                event.getCharacterId(),
                event.getCharacterName(),
                List.of(),
                event.getPreset(),
                event.getParameters(),
                event.getTriggerWord(),
                event.getRecoveredAt());
    }

    static @Nullable TrainedFile file(@Nullable ObjectReference object) {
        return object == null
                ? null
                : new TrainedFile(
                        object.getStore(),
                        object.getKey(),
                        object.getSize(),
                        object.getSha256(),
                        object.getContentType(),
                        object.getUrl());
    }

    private static TrainingImage image(ImageReference image) {
        return new TrainingImage(
                image.getName(),
                image.getStore(),
                image.getKey(),
                image.getUrl(),
                image.getSha256(),
                image.getCaption());
    }
}
