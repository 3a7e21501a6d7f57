package io.lorapipe.system.events;

import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.ResolveDecision;
import io.lorapipe.schemas.TrainingCancelRequested;
import io.lorapipe.schemas.TrainingResolveRequested;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events that any program may publish. */
public final class Requests {

    private Requests() {}

    /** A training of a user of its own, so that nothing built for another training is found again. */
    public static ImagesRequested training(UUID trainingId, List<URI> images) {
        return ImagesRequested.newBuilder()
                .setTrainingId(trainingId)
                .setUserId(user(trainingId))
                .setCharacterId("pip")
                .setImages(images.stream().map(Requests::image).toList())
                .setPreset("fal-ai/flux-lora-fast-training")
                .setParameters(Map.of("steps", 100L))
                .setTriggerWord("pip")
                .setRequestedAt(Instant.now())
                .build();
    }

    public static TrainingCancelRequested cancel(UUID trainingId) {
        return TrainingCancelRequested.newBuilder()
                .setTrainingId(trainingId)
                .setUserId(user(trainingId))
                .setRequestedAt(Instant.now())
                .build();
    }

    /** What is to become of the attempt of a training that is held. */
    public static TrainingResolveRequested resolve(UUID trainingId, int attempt, ResolveDecision decision) {
        return TrainingResolveRequested.newBuilder()
                .setTrainingId(trainingId)
                .setUserId(user(trainingId))
                .setAttempt(attempt)
                .setDecision(decision)
                .setRequestedAt(Instant.now())
                .build();
    }

    public static String user(UUID trainingId) {
        return "user-" + trainingId;
    }

    /** An image by its address. */
    public static ImageReference image(URI url) {
        var path = url.getPath();
        return ImageReference.newBuilder()
                .setName(path.substring(path.lastIndexOf('/') + 1))
                .setUrl(url.toString())
                .build();
    }
}
