package io.lorapipe.gateway.training;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file that a training made.
 *
 * @param store id of the store that holds it
 * @param key its name in the store
 * @param size in bytes
 * @param sha256 digest of the bytes
 * @param contentType media type
 * @param url the store's own address of it, where the store chose it
 */
public record TrainedFile(
        String store,
        String key,
        long size,
        String sha256,
        String contentType,
        @Nullable String url) {

    /** Where it lies. */
    public Location location() {
        return new Location(store, new ObjectKey(key), url == null ? null : URI.create(url));
    }
}
