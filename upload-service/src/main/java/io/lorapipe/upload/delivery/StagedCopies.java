package io.lorapipe.upload.delivery;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.upload.lease.Deletion;
import io.lorapipe.upload.lease.Deletions;

/** The archives in the staging store, which go once they lie in another one. */
public final class StagedCopies {

    private final ObjectStore delivery;
    private final Deletions deletions;

    public StagedCopies(ObjectStore delivery, Deletions deletions) {
        this.delivery = delivery;
        this.deletions = deletions;
    }

    /** Has a staged archive deleted that was delivered; where staging and delivery are one store it stays. */
    public void delivered(Staged archive) {
        var store = archive.location().store();
        if (!store.equals(delivery.id())) {
            deletions.mark(archive.inStore(store), archive.size(), Deletion.Reason.STAGED_COPY);
        }
    }
}
