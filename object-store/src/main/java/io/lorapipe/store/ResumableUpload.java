package io.lorapipe.store;

import java.net.URI;
import java.time.Instant;

/**
 * An upload that a store keeps open so that it can be gone on with, by another process as well.
 *
 * @param store id of the store
 * @param key what the object will be called
 * @param sha256 digest of the whole content, lower-case hex
 * @param url the store's address of the upload; whoever has it and the store's key can go on
 * @param begun when it was begun
 */
public record ResumableUpload(String store, ObjectKey key, String sha256, URI url, Instant begun) {

    /** Without the address, which may carry a signature. */
    @Override
    public String toString() {
        return "ResumableUpload[store=%s, key=%s, begun=%s]".formatted(store, key, begun);
    }
}
