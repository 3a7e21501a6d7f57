package io.lorapipe.upload.sweep;

import java.time.Instant;

/**
 * Something in a store that nobody knows of.
 *
 * @param store id of the store
 * @param name key of the object, or the store's own name for the upload
 * @param size in bytes; 0 for an upload
 * @param since when it was put or begun, as the store says
 */
public record Orphan(String store, Kind kind, String name, long size, Instant since) {

    /** What may lie about. */
    public enum Kind {
        /** An archive, or the manifest of one. */
        ARCHIVE,
        /** An upload that was begun and never ended. */
        UPLOAD
    }
}
