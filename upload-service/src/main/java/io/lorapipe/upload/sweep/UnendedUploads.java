package io.lorapipe.upload.sweep;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.UnfinishedUpload;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.upload.lease.ArchiveId;
import java.time.Clock;

/** Uploads of archives that were begun and never ended; others in the same bucket are somebody else's. */
final class UnendedUploads {

    private final Orphans orphans;
    private final SweepTerms terms;
    private final Clock clock;

    UnendedUploads(Orphans orphans, SweepTerms terms, Clock clock) {
        this.orphans = orphans;
        this.terms = terms;
        this.clock = clock;
    }

    Swept sweep(ObjectStore store) {
        var swept = Swept.NOTHING;
        for (var upload : store.unfinished(clock.instant().minus(terms.grace()))) {
            if (isOurs(store, upload)) {
                swept = swept.plus(isRemoved(store, upload));
            }
        }
        return swept;
    }

    private boolean isRemoved(ObjectStore store, UnfinishedUpload upload) {
        var orphan = new Orphan(store.id(), Orphan.Kind.UPLOAD, upload.id(), 0, upload.begun());
        var removed = terms.areOver(orphans.seen(orphan), clock.instant());
        if (removed) {
            store.discard(upload);
        }
        return removed;
    }

    /** A local store's directory is ours alone, and its half-written files have names of their own. */
    private static boolean isOurs(ObjectStore store, UnfinishedUpload upload) {
        return store instanceof LocalStore || isArchive(store, upload.name());
    }

    private static boolean isArchive(ObjectStore store, String name) {
        try {
            return ArchiveId.of(store.id(), new ObjectKey(name)).isPresent();
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }
}
