package io.lorapipe.upload.lease;

import io.lorapipe.store.Location;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An archive that is known to lie, or to be about to lie, in a store.
 *
 * @param url the store's own address of it; only stores that choose the address themselves give one
 * @param size in bytes
 */
public record Lease(ArchiveId id, @Nullable URI url, long size) {

    /** Where it lies. */
    public Location location() {
        return new Location(id.store(), id.key(), url);
    }
}
