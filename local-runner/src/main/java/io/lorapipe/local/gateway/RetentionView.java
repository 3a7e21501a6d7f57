package io.lorapipe.local.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a user's archives, as the gateway shows it.
 *
 * @param now when it was asked
 * @param keepArchives how long an archive is kept after its last use
 * @param archives the soonest to go first
 * @param orphans what a sweep found that no lease knows
 * @param receipts what was deleted lately, the newest first
 */
public record RetentionView(
        String now,
        String keepArchives,
        List<Archive> archives,
        @Nullable List<Orphan> orphans,
        List<Receipt> receipts) {

    /** Those that no lease knows; none where upload-service does not tell of them yet. */
    public List<Orphan> strays() {
        return orphans == null ? List.of() : orphans;
    }

    /**
     * An archive that no lease knows.
     *
     * @param removedAfter null where sweeps remove nothing
     */
    public record Orphan(
            String store,
            String key,
            long size,
            String firstSeenAt,
            @Nullable String removedAfter) {}

    /**
     * An archive that is still there.
     *
     * @param deletedAfter null when the store does not delete on demand
     * @param heldBy trainings that need it
     */
    public record Archive(
            String store,
            String key,
            String sha256,
            long size,
            String state,
            String lastUsedAt,
            @Nullable String deletedAfter,
            List<String> heldBy) {}

    /**
     * What came of a deletion.
     *
     * @param verifiedBy how it was seen to be gone; null when the store declined
     * @param explanation one sentence when the store declined
     */
    public record Receipt(
            String store,
            String key,
            @Nullable String sha256,
            long size,
            String why,
            String outcome,
            @Nullable String verifiedBy,
            @Nullable String explanation,
            String at) {}
}
