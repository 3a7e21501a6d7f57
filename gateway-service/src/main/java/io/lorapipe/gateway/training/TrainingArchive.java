package io.lorapipe.gateway.training;

import org.jspecify.annotations.Nullable;

/**
 * The archive of a training's reference images.
 *
 * @param sha256 digest of the archive
 * @param size in bytes, where it is known
 * @param imageCount images in it, where it is known
 */
public record TrainingArchive(
        String sha256, @Nullable Long size, @Nullable Integer imageCount) {}
