package io.lorapipe.store.roles;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.fal.FalSettings;
import io.lorapipe.store.fal.FalStore;
import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.store.s3.S3Store;
import io.lorapipe.store.supabase.SupabaseStore;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Opens each store of the settings once, when it is asked for. */
final class Opening {

    private final StoreSettings settings;
    private final Clock clock;
    private final ResumableUploads uploads;
    private final Map<Place, ObjectStore> opened = new EnumMap<>(Place.class);

    Opening(StoreSettings settings, Clock clock, ResumableUploads uploads) {
        this.settings = settings;
        this.clock = clock;
        this.uploads = uploads;
    }

    ObjectStore forRole(StoreRole role) {
        return at(Place.of(role, settings));
    }

    /** All stores that the settings describe, whether they have a role or not. */
    List<ObjectStore> all() {
        return Arrays.stream(Place.values())
                .filter(place -> place.isDescribed(settings))
                .map(this::at)
                .toList();
    }

    private synchronized ObjectStore at(Place place) {
        return opened.computeIfAbsent(place, this::open);
    }

    private ObjectStore open(Place place) {
        return switch (place) {
            case LOCAL -> local(settings.local());
            case S3 -> S3Store.open(settings.s3());
            case SUPABASE -> supabase(settings.supabase().bucket());
            case SUPABASE_WEIGHTS -> supabase(settings.supabase().weightsBucket());
            case FAL -> fal(settings.fal());
        };
    }

    private ObjectStore local(LocalSettings local) {
        return LocalStore.open(local.directory(), local.expectedId(), local.publicUrl(), clock);
    }

    private ObjectStore supabase(String bucket) {
        return SupabaseStore.open(settings.supabase(), bucket, clock, uploads);
    }

    private ObjectStore fal(FalSettings fal) {
        if (fal.key() == null) {
            throw new InvalidStoreSettings("LORAPIPE_STORE is fal, which needs a key of fal.ai: set FAL_KEY.");
        }
        return FalStore.open(fal.restUrl(), fal.key(), fal.fileHosts(), fal.expiry(), clock);
    }
}
