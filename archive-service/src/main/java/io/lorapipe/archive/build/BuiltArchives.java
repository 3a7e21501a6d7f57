package io.lorapipe.archive.build;

import io.lorapipe.images.pack.ArchiveKey;
import java.util.Optional;

/** Remembers the archives of each user by what they were built from. A failure of either method is an outage. */
public interface BuiltArchives {

    /** The archive this user had built from the same inputs, if any; its object may be gone by now. */
    Optional<Archive> find(String userId, ArchiveKey key);

    /** Remembers an archive, in place of an earlier one of the same key. */
    void remember(String userId, ArchiveKey key, Archive archive);
}
