package io.lorapipe.gateway.character;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one completed training made of a character.
 *
 * @param version its number, from 1
 * @param trainingId the training
 * @param sha256 digest of the weights
 * @param size of the weights in bytes
 * @param preset the trainer
 * @param triggerWord the word that calls the character
 * @param createdAt when the training completed
 */
public record CharacterVersion(
        int version,
        UUID trainingId,
        String sha256,
        long size,
        String preset,
        @Nullable String triggerWord,
        Instant createdAt) {}
