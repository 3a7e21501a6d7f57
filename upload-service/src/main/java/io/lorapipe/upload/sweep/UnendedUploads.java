package io.lorapipe.upload.sweep;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.UnfinishedUpload;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.upload.lease.ArchiveId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads of archives, weights and reference images that were begun and never ended; others in the same bucket are
 * somebody else's. Which of our own archives are under way the deliveries say; a local store shows none that is. What
 * other services send into a bucket shows nothing of the kind, and is given more time than it can take.
 */
final class UnendedUploads {

    private static final Logger LOG = LoggerFactory.getLogger(UnendedUploads.class);

    private static final Duration LONGEST_UPLOAD = Duration.ofHours(24);

    /** What training-service and the gateway put: see {@link ObjectKey}. */
    private static final Pattern OF_OTHERS = Pattern.compile("[A-Za-z0-9_-]{1,64}/[A-Za-z0-9_-]{1,64}/"
            + "([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(safetensors|json)|[0-9a-f]{64}\\.(jpg|png|webp))");

    private final Pending pending;
    private final Orphans orphans;
    private final SweepTerms terms;
    private final Clock clock;

    UnendedUploads(Pending pending, Orphans orphans, SweepTerms terms, Clock clock) {
        this.pending = pending;
        this.orphans = orphans;
        this.terms = terms;
        this.clock = clock;
    }

    /** @param alone whether nobody but us uploads archives to this store */
    Swept sweep(ObjectStore store, boolean alone) {
        var swept = Swept.NOTHING;
        var waitedFor = pending.archives();
        for (var upload : store.unfinished(clock.instant())) {
            if (isOver(store, upload, alone) && !isAmong(waitedFor, store, upload)) {
                swept = swept.plus(isRemoved(store, upload));
            }
        }
        return swept;
    }

    private boolean isRemoved(ObjectStore store, UnfinishedUpload upload) {
        var orphan = new Orphan(store.id(), Orphan.Kind.UPLOAD, upload.id(), 0, upload.begun());
        var seen = terms.sighting(orphan, orphans.seen(orphan));
        seen.tell(LOG, upload.name());
        var removed = terms.areOver(seen, clock.instant()) && !isAmong(pending.archives(), store, upload);
        if (removed) {
            store.discard(upload);
            orphans.forget(orphan);
        }
        return removed;
    }

    /** A local store's directory is ours alone, and its half-written files have names of their own. */
    private boolean isOver(ObjectStore store, UnfinishedUpload upload, boolean alone) {
        if (store instanceof LocalStore) {
            return true;
        }
        var archive = archive(store, upload).isPresent();
        return (archive || OF_OTHERS.matcher(upload.name()).matches())
                && (archive && alone || upload.begun().isBefore(clock.instant().minus(LONGEST_UPLOAD)));
    }

    private static boolean isAmong(Set<ArchiveId> waitedFor, ObjectStore store, UnfinishedUpload upload) {
        return archive(store, upload).filter(waitedFor::contains).isPresent();
    }

    private static Optional<ArchiveId> archive(ObjectStore store, UnfinishedUpload upload) {
        try {
            return ArchiveId.of(store.id(), new ObjectKey(upload.name()));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
