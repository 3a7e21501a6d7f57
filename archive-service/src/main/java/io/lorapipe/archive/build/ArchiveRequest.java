package io.lorapipe.archive.build;

import java.util.List;

/**
 * What an archive is to be built of, in its order.
 *
 * @param generation counts the rebuilds of the archive of one training, from 0
 * @param refuseWarnings whether an image with a warning is as good as an unusable one
 */
public record ArchiveRequest(
        String userId, String characterId, int generation, List<Reference> images, boolean refuseWarnings) {

    public ArchiveRequest {
        images = List.copyOf(images);
    }
}
