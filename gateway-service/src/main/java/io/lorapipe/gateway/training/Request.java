package io.lorapipe.gateway.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param trainingId identity of the training
 * @param userId its owner
 * @param characterId what is trained
 * @param characterName what the owner calls the character; null keeps the name it has
 * @param images in the order of the archive
 * @param preset the trainer
 * @param parameters values by name: Long, Double, Boolean or String
 * @param triggerWord the word that will call the character
 * @param requestedAt when it was asked for
 */
public record Request(
        UUID trainingId,
        String userId,
        String characterId,
        @Nullable String characterName,
        List<TrainingImage> images,
        String preset,
        Map<String, Object> parameters,
        @Nullable String triggerWord,
        Instant requestedAt) {

    public Request {
        images = List.copyOf(images);
        parameters = Map.copyOf(parameters);
    }
}
