package io.lorapipe.upload.delivery;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Copies an archive from one store to another, and tells how far it is, not too often. */
final class Transfer {

    private final ObjectStore target;
    private final Duration progressInterval;
    private final LongSupplier nanoTime;

    Transfer(ObjectStore target, Duration progressInterval, LongSupplier nanoTime) {
        this.target = target;
        this.progressInterval = progressInterval;
        this.nanoTime = nanoTime;
    }

    /** A store that chooses addresses knows no digests, but its address belongs to one put alone. */
    static boolean isWhole(StoredObject object, Staged archive) {
        var digest = object.sha256();
        return object.size() == archive.size()
                && (digest == null ? object.location().url() != null : digest.equals(archive.sha256()));
    }

    Location copy(ObjectStore source, StoredObject staged, Staged archive, DeliveryProgress progress) {
        var content = Content.of(source, staged, archive.sha256());
        var paced = new Paced(progress);
        var location = put(content, archive, paced);
        paced.ended(archive.size());
        return location;
    }

    private Location put(Content content, Staged archive, ByteProgress progress) {
        try {
            return target.put(archive.location().key(), content, progress)
                    .object()
                    .location();
        } catch (StoreException.UnknownOutcome unanswered) {
            return found(archive).orElseThrow(() -> unanswered);
        }
    }

    /** What a put left behind whose answer was lost; a store that chose an address has told nobody. */
    private Optional<Location> found(Staged archive) {
        try {
            return target.head(target.at(archive.location().key()))
                    .filter(object -> isWhole(object, archive))
                    .map(StoredObject::location);
        } catch (StoreException.Refused unplaced) {
            return Optional.empty();
        }
    }

    private final class Paced implements ByteProgress {

        private final DeliveryProgress progress;
        private long lastReport = nanoTime.getAsLong();
        private boolean reported;

        Paced(DeliveryProgress progress) {
            this.progress = progress;
        }

        @Override
        public void moved(long done, long total) {
            if (isTime() && done < total) {
                report(done, total);
            }
        }

        /** That it is over the next record says as well, at the same percent. */
        void ended(long total) {
            if (isTime() || !reported) {
                report(total, total);
            }
        }

        private boolean isTime() {
            return nanoTime.getAsLong() - lastReport >= progressInterval.toNanos();
        }

        private void report(long done, long total) {
            lastReport = nanoTime.getAsLong();
            reported = true;
            progress.uploaded(done, total);
        }
    }
}
