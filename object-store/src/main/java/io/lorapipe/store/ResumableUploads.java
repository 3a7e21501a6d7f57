package io.lorapipe.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the uploads that stores keep open, for stores that cannot list them. A failure of a method is an outage.
 */
public interface ResumableUploads {

    /** The open upload of this content to this key. */
    Optional<ResumableUpload> find(String store, ObjectKey key, String sha256);

    /** Remembers an upload, in place of an earlier one of the same content to the same key. */
    void remember(ResumableUpload upload);

    /** Forgets an upload that ended or is gone. */
    void forget(ResumableUpload upload);

    /** The open uploads of this store that were begun before this instant. */
    List<ResumableUpload> begunBefore(String store, Instant before);

    /** Remembers as long as this process lives. */
    static ResumableUploads inMemory() {
        return new ResumableUploads() {

            private record Id(String store, ObjectKey key, String sha256) {}

            private final Map<Id, ResumableUpload> uploads = new ConcurrentHashMap<>();

            @Override
            public Optional<ResumableUpload> find(String store, ObjectKey key, String sha256) {
                return Optional.ofNullable(uploads.get(new Id(store, key, sha256)));
            }

            @Override
            public void remember(ResumableUpload upload) {
                uploads.put(id(upload), upload);
            }

            @Override
            public void forget(ResumableUpload upload) {
                uploads.remove(id(upload), upload);
            }

            @Override
            public List<ResumableUpload> begunBefore(String store, Instant before) {
                return uploads.values().stream()
                        .filter(upload -> upload.store().equals(store))
                        .filter(upload -> upload.begun().isBefore(before))
                        .toList();
            }

            private Id id(ResumableUpload upload) {
                return new Id(upload.store(), upload.key(), upload.sha256());
            }
        };
    }
}
