package io.lorapipe.archive.build;

import java.util.List;

/**
 * What an archive is to be built of, in its order.
 *
 * @param generation counts the rebuilds of the archive of one training, from 0
 */
public record ArchiveRequest(String userId, String characterId, int generation, List<Reference> images) {

    public ArchiveRequest {
        images = List.copyOf(images);
    }
}
