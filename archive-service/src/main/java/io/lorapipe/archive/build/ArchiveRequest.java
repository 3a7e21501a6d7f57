package io.lorapipe.archive.build;

import java.util.List;

/** What an archive is to be built of, in its order. */
public record ArchiveRequest(String userId, String characterId, List<Reference> images) {

    public ArchiveRequest {
        images = List.copyOf(images);
    }
}
