package io.lorapipe.upload.sweep;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.Deletion;
import io.lorapipe.upload.lease.Deletions;
import io.lorapipe.upload.lease.Retention;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for archives that no lease knows, and for uploads that were never ended. What is found is noted; only what
 * later sweeps find unchanged after the grace is removed. What a delivery is waiting for, or is just sending, is left
 * alone however short the grace is, and nothing else in a store is touched.
 */
public final class Sweeper {

    /** An archive may lie in staging for long before its archive.created is read: more than any restart takes. */
    private static final Duration UNTIL_ANNOUNCED = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final ObjectStore staging;
    private final ObjectStore delivery;
    private final Retention retention;
    private final Deletions deletions;
    private final Pending pending;
    private final UnendedUploads uploads;
    private final Orphans orphans;
    private final SweepTerms terms;
    private final Clock clock;

    /** A sweeper of the staging and the delivery store; one that has both roles is swept once. */
    public Sweeper(
            Stores stores,
            Retention retention,
            Deletions deletions,
            Pending pending,
            Orphans orphans,
            SweepTerms terms,
            Clock clock) {
        this.staging = stores.in(StoreRole.STAGING);
        this.delivery = stores.in(StoreRole.DELIVERY);
        this.retention = retention;
        this.deletions = deletions;
        this.pending = pending;
        this.uploads = new UnendedUploads(pending, orphans, terms, clock);
        this.orphans = orphans;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Sweeps every store, also when another one fails.
     *
     * @throws StoreException when a store could not be swept to its end
     */
    public Swept sweep() {
        var all = Swept.NOTHING;
        StoreException failure = null;
        for (var store : isStaging(delivery) ? List.of(staging) : List.of(staging, delivery)) {
            try {
                all = all.plus(sweep(store));
            } catch (StoreException ex) {
                failure = ex;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return all;
    }

    private boolean isStaging(ObjectStore store) {
        return store.id().equals(staging.id());
    }

    private Swept sweep(ObjectStore store) {
        if (terms.mode() == SweepMode.OFF) {
            return Swept.NOTHING;
        }
        var begun = clock.instant();
        var swept = archives(store).plus(uploads.sweep(store, !isStaging(store)));
        orphans.forgetUnseen(store.id(), begun);
        LOG.atInfo()
                .addKeyValue("store", store.id())
                .addKeyValue("found", swept.found())
                .addKeyValue("removed", swept.removed())
                .log("Swept");
        return swept;
    }

    private Swept archives(ObjectStore store) {
        var swept = Swept.NOTHING;
        var waitedFor = pending.archives();
        try (var objects = store.list("")) {
            for (var each = objects.iterator(); each.hasNext(); ) {
                var object = each.next();
                var unknown = ArchiveId.of(store.id(), object.key())
                        .filter(archive -> !waitedFor.contains(archive))
                        .filter(archive -> !retention.knows(archive));
                if (unknown.isPresent()) {
                    swept = swept.plus(isRemoved(unknown.get(), object));
                }
            }
        } catch (StoreException.NotOffered unlisted) {
            LOG.atDebug().addKeyValue("store", store.id()).log("No store of this kind lists what it has");
        }
        return swept;
    }

    private boolean isRemoved(ArchiveId archive, StoredObject object) {
        var orphan =
                new Orphan(object.store(), Orphan.Kind.ARCHIVE, object.key().value(), object.size(), object.modified());
        var staged = object.store().equals(staging.id());
        return (staged ? terms.withGraceOfAtLeast(UNTIL_ANNOUNCED) : terms)
                        .areOver(orphans.seen(orphan), clock.instant())
                && !pending.archives().contains(archive)
                && deletions.mark(archive, object.size(), Deletion.Reason.ORPHAN);
    }
}
