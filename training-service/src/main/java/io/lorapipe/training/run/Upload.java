package io.lorapipe.training.run;

import io.lorapipe.training.attempt.StoredFile;

/**
 * An archive where the trainer can fetch it.
 *
 * @param generation counts the rebuilds of the archive of one training, from 0
 */
public record Upload(String userId, String characterId, int generation, StoredFile archive, int imageCount) {}
