package io.lorapipe.upload.sweep;

import io.lorapipe.store.ObjectKey;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for archives that no lease knows, and for uploads that were never ended. What is found is noted; only what
 * later sweeps find unchanged after the grace is removed. What a delivery is waiting for, or is just sending, is left
 * alone however short the grace is, and nothing else in a store is touched: archives are looked for in staging and
 * delivery alone, uploads in every store.
 */
public final class Sweeper {

    /** An archive may lie in staging for long before its archive.created is read: more than any restart takes. */
    private static final Duration UNTIL_ANNOUNCED = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final ObjectStore staging;
    private final Set<String> ofArchives;
    private final Collection<ObjectStore> all;
    private final Retention retention;
    private final Deletions deletions;
    private final Pending pending;
    private final UnendedUploads uploads;
    private final Orphans orphans;
    private final SweepTerms terms;
    private final Clock clock;

    /** A sweeper of the stores of all roles; one that has several is swept once. */
    public Sweeper(
            Stores stores,
            Retention retention,
            Deletions deletions,
            Pending pending,
            Orphans orphans,
            SweepTerms terms,
            Clock clock) {
        this.staging = stores.in(StoreRole.STAGING);
        this.ofArchives = Stream.of(StoreRole.STAGING, StoreRole.DELIVERY)
                .map(role -> stores.in(role).id())
                .collect(Collectors.toSet());
        this.all = Stream.of(StoreRole.values())
                .map(stores::in)
                .collect(Collectors.toMap(ObjectStore::id, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values();
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
        var swept = Swept.NOTHING;
        StoreException failure = null;
        for (var store : all) {
            try {
                swept = swept.plus(sweep(store));
            } catch (StoreException ex) {
                failure = ex;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return swept;
    }

    private boolean isStaging(ObjectStore store) {
        return store.id().equals(staging.id());
    }

    private Swept sweep(ObjectStore store) {
        if (terms.mode() == SweepMode.OFF) {
            return Swept.NOTHING;
        }
        var begun = clock.instant();
        var archives = ofArchives.contains(store.id()) ? archives(store) : Swept.NOTHING;
        var swept = archives.plus(uploads.sweep(store, !isStaging(store)));
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
        var seen = termsIn(object.store()).sighting(orphan, orphans.seen(orphan));
        seen.tell(LOG, orphan.name());
        var removed = terms.areOver(seen, clock.instant())
                && !pending.archives().contains(archive)
                && deletions.mark(archive, object.size(), Deletion.Reason.ORPHAN);
        if (removed) {
            orphans.forget(orphan);
        }
        return removed;
    }

    private SweepTerms termsIn(String store) {
        return store.equals(staging.id()) ? terms.withGraceOfAtLeast(UNTIL_ANNOUNCED) : terms;
    }

    /** The archives of a user that earlier sweeps saw and that still nobody knows of, the soonest to go first. */
    public List<Sighting> seenOf(String userId) {
        return orphans.of(userId).entrySet().stream()
                .filter(seen -> isUnknown(seen.getKey()))
                .map(seen -> termsIn(seen.getKey().store()).sighting(seen.getKey(), seen.getValue()))
                .sorted(Comparator.comparing(Sighting::removableAt)
                        .thenComparing(seen -> seen.orphan().name()))
                .toList();
    }

    private boolean isUnknown(Orphan orphan) {
        return ArchiveId.of(orphan.store(), new ObjectKey(orphan.name()))
                .filter(retention::knows)
                .isEmpty();
    }
}
