package io.lorapipe.upload.lease;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.lease.Ending.Declined;
import io.lorapipe.upload.lease.Ending.Deleted;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the archives whose time is over, each with its manifest, and believes only what the store says after it. */
public final class Cleaner {

    private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);

    private final Stores stores;
    private final Deletions deletions;

    public Cleaner(Stores stores, Deletions deletions) {
        this.stores = stores;
        this.deletions = deletions;
    }

    /** Deletes whatever is due now; what fails is due again later. */
    public void run() {
        for (var due = deletions.due(); !due.isEmpty(); due = deletions.due()) {
            due.stream().filter(deletions::begin).forEach(this::tryToDelete);
        }
    }

    private void tryToDelete(Deletion deletion) {
        try {
            var store = stores.holding(deletion.lease().location());
            if (deletions.isUnderWay(deletion)) { // whoever stood still since it began may come too late
                deletions.end(deletion, delete(store, deletion.lease()));
            }
        } catch (StoreException.Refused refused) {
            tell(deletion, refused);
            deletions.refused(deletion);
        } catch (StoreException failure) {
            tell(deletion, failure);
        }
    }

    private static void tell(Deletion deletion, StoreException failure) {
        LOG.atWarn()
                .addKeyValue("store", deletion.lease().id().store())
                .addKeyValue("key", deletion.lease().id().key())
                .addKeyValue("tries", deletion.tries() + 1)
                .setCause(failure)
                .log("An archive could not be deleted and is tried again");
    }

    private static Ending delete(ObjectStore store, Lease lease) {
        var archive = lease.location();
        var manifest = store.at(lease.id().manifestKey());
        try {
            store.delete(List.of(archive, manifest));
        } catch (StoreException.NotOffered never) {
            return new Declined(String.valueOf(never.getMessage()));
        } catch (StoreException.UnknownOutcome unanswered) {
            LOG.atDebug().addKeyValue("key", archive.key()).log("Whether it was deleted is asked now");
        }
        refuseIfThere(store, archive);
        refuseIfThere(store, manifest);
        return new Deleted();
    }

    private static void refuseIfThere(ObjectStore store, Location location) {
        if (store.head(location).isPresent()) {
            throw new StoreException.Unavailable(stillThere(store, location.key()), null);
        }
    }

    private static String stillThere(ObjectStore store, ObjectKey key) {
        return "The store %s still has %s after it was deleted.".formatted(store.id(), key);
    }
}
