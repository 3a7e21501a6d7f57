package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.upload.delivery.Staged;
import java.net.URI;
import java.util.Optional;

/** archive.created, read. */
final class Facts {

    private Facts() {}

    /** The archive that the fact tells of; empty when what it says cannot be an archive. */
    static Optional<Staged> staged(ArchiveCreated fact) {
        var archive = fact.getArchive();
        try {
            var url = archive.getUrl() == null ? null : URI.create(archive.getUrl());
            return Optional.of(new Staged(
                    fact.getTrainingId(),
                    fact.getUserId(),
                    new Location(archive.getStore(), new ObjectKey(archive.getKey()), url),
                    archive.getSize(),
                    archive.getSha256(),
                    archive.getContentType()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
