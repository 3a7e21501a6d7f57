package io.lorapipe.upload.lease;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Until when archives live: for a while after their last use, and as long as a training holds them. A failure of a
 * method is an outage.
 */
public interface Leases {

    /**
     * Uses an archive that is not being deleted, and has this training hold it until it ends. One whose deletion failed
     * is tried again within a minute.
     */
    Renewal renew(ArchiveId archive, UUID trainingId);

    /** The same for an archive that is about to be put; false when somebody else was first. */
    boolean open(Lease lease, UUID trainingId);

    /** Notes where an archive lies, in a store that chooses the address itself. */
    void placed(ArchiveId archive, @Nullable URI url);

    /** Lets go of what this training holds, now and ever after: that was its last use. */
    void ended(UUID trainingId);
}
