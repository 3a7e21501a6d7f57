package io.lorapipe.upload.delivery;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.time.Duration;
import java.util.Optional;

/** Copies an archive from one store to another, and tells how far it is, not too often. */
final class Transfer {

    private final ObjectStore target;
    private final Duration progressInterval;

    Transfer(ObjectStore target, Duration progressInterval) {
        this.target = target;
        this.progressInterval = progressInterval;
    }

    static boolean isWhole(StoredObject object, Staged archive) {
        return object.size() == archive.size()
                && (object.sha256() == null || object.sha256().equals(archive.sha256()));
    }

    Location copy(ObjectStore source, StoredObject staged, Staged archive, DeliveryProgress progress) {
        var content = Content.of(source, staged, archive.sha256());
        var location = put(content, archive, throttled(progress));
        progress.uploaded(archive.size(), archive.size());
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

    private ByteProgress throttled(DeliveryProgress progress) {
        return new ByteProgress() {
            private long lastReport = System.nanoTime();

            @Override
            public void moved(long done, long total) {
                if (System.nanoTime() - lastReport >= progressInterval.toNanos() && done < total) {
                    lastReport = System.nanoTime();
                    progress.uploaded(done, total);
                }
            }
        };
    }
}
