package io.lorapipe.upload.delivery;

import io.lorapipe.store.Location;
import io.lorapipe.upload.lease.ArchiveId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An archive in the staging store.
 *
 * @param trainingId the training that wants it
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param contentType media type, application/zip
 */
public record Staged(UUID trainingId, String userId, Location location, long size, String sha256, String contentType) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Staged {
        if (size < 1 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("An archive has bytes and a SHA-256 in lower-case hex.");
        }
    }

    /** Whether it lies where the archives of its user lie, under its digest, and nothing else can be meant. */
    boolean isInItsPlace() {
        return ArchiveId.of(location.store(), location.key())
                .filter(inStore(location.store())::equals)
                .filter(archive -> archive.key().equals(location.key()))
                .isPresent();
    }

    /** What it is called in this store. */
    public ArchiveId inStore(String store) {
        return new ArchiveId(userId, store, sha256);
    }
}
