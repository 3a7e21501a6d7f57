package io.lorapipe.store.roles;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Uploads that this service began, remembers, and will not go on with. One that is interrupted is gone on with by the
 * next put of the same content; what nobody has put again for so long is taken back.
 */
public final class AbandonedUploads {

    /** Longer than any put takes, and shorter than stores keep an upload by themselves. */
    static final Duration LONGEST_UPLOAD = Duration.ofHours(6);

    private final Stores stores;
    private final ResumableUploads remembered;
    private final Clock clock;

    public AbandonedUploads(Stores stores, ResumableUploads remembered, Clock clock) {
        this.stores = stores;
        this.remembered = remembered;
        this.clock = clock;
    }

    /**
     * Takes them back, from every store, also when another one fails; may be repeated at any time.
     *
     * @throws StoreException when one could not be taken back; it stays remembered
     */
    public void takeBack() {
        Instant before = clock.instant().minus(LONGEST_UPLOAD);
        StoreException failure = null;
        for (ObjectStore store : stores.all()) {
            failure = first(failure, takeBack(store, before));
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable StoreException takeBack(ObjectStore store, Instant before) {
        try {
            if (!remembered.begunBefore(store.id(), before).isEmpty()) { // others may list what is not ours
                store.unfinished(before).forEach(store::discard);
            }
            return null;
        } catch (StoreException e) {
            return e;
        }
    }

    private static @Nullable StoreException first(@Nullable StoreException earlier, @Nullable StoreException later) {
        return earlier == null ? later : earlier;
    }
}
