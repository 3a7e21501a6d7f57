package io.lorapipe.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where an object lies, as events and tables record it.
 *
 * @param store id of the store, so that a changed configuration never strands an object
 * @param key name of the object in that store
 * @param url the store's own address of the object; only stores that choose the address themselves give one
 */
public record Location(
        String store, ObjectKey key, @Nullable URI url) {

    public Location {
        if (store.isBlank()) {
            throw new IllegalArgumentException("A location names its store.");
        }
    }
}
