package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.ResolveDecision;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.run.Resolution;
import io.lorapipe.training.run.TrainingRequest;
import io.lorapipe.training.run.Upload;
import java.net.URI;

/** What events say, in the words of the core. */
final class Heard {

    private Heard() {}

    static TrainingRequest request(ImagesRequested event) {
        var images = event.getImages().stream()
                .map(image -> new TrainingRequest.Image(
                        image.getName(),
                        image.getStore(),
                        image.getKey(),
                        image.getUrl(),
                        image.getSha256(),
                        image.getCaption()))
                .toList();
        return new TrainingRequest(
                event.getUserId(),
                event.getCharacterId(),
                event.getCharacterName(),
                images,
                event.getPreset(),
                event.getParameters(),
                event.getTriggerWord());
    }

    static Upload upload(ArchiveUploaded event) {
        return new Upload(
                event.getUserId(),
                event.getCharacterId(),
                event.getGeneration(),
                file(event.getArchive()),
                event.getImageCount());
    }

    static Failure failure(TrainingStopped event) {
        return new Failure(
                Failure.Code.valueOf(event.getCode().name()), event.getCulprit(), event.getMessage(), event.getHint());
    }

    static Resolution resolution(ResolveDecision decision) {
        return switch (decision) {
            case RESUBMIT -> Resolution.RESUBMIT;
            case ABANDON -> Resolution.ABANDON;
            case OTHER -> Resolution.OTHER;
        };
    }

    private static StoredFile file(ObjectReference object) {
        var url = object.getUrl();
        return new StoredFile(
                object.getStore(),
                object.getKey(),
                object.getSize(),
                object.getSha256(),
                object.getContentType(),
                url == null ? null : URI.create(url));
    }
}
