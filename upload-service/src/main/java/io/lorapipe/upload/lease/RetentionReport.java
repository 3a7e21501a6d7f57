package io.lorapipe.upload.lease;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The archives of a user.
 *
 * @param archives those that are known, the soonest deleted first
 * @param receipts of those that were to be deleted, the newest first, a hundred at most
 */
public record RetentionReport(List<Kept> archives, List<Receipt> receipts) {

    public RetentionReport {
        archives = List.copyOf(archives);
        receipts = List.copyOf(receipts);
    }

    /** What can happen to an archive. */
    public enum State {
        LIVE,
        DELETING,
        /** Its store refused to delete it, for a reason that may pass; it is tried again. */
        REFUSED,
        /** Its store does not delete it on demand. */
        DECLINED
    }

    /**
     * An archive that lies in a store.
     *
     * @param size in bytes
     * @param deletedAfter when it expires, at the latest where trainings hold it; null where its store keeps it
     * @param heldBy trainings that have not ended, as far as is known
     */
    public record Kept(
            ArchiveId id,
            long size,
            State state,
            Instant lastUsedAt,
            @Nullable Instant deletedAfter,
            List<UUID> heldBy) {

        public Kept {
            heldBy = List.copyOf(heldBy);
        }
    }

    /**
     * What became of an archive that was to be deleted.
     *
     * @param size in bytes
     */
    public record Receipt(ArchiveId id, long size, Deletion.Reason why, Ending ending, Instant at) {}
}
