package io.lorapipe.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows about one of its objects.
 *
 * @param location where it lies
 * @param size in bytes
 * @param sha256 lower-case hex; null when the store does not know it
 * @param contentType media type
 * @param modified when it was put
 */
public record StoredObject(
        Location location, long size, @Nullable String sha256, String contentType, Instant modified) {

    /** Id of the store that holds it. */
    public String store() {
        return location.store();
    }

    /** Its name in that store. */
    public ObjectKey key() {
        return location.key();
    }
}
