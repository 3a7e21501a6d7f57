package io.lorapipe.store.roles;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.fal.FalSettings;
import io.lorapipe.store.fal.FalStore;
import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.store.s3.S3Store;
import io.lorapipe.store.supabase.SupabaseSettings;
import io.lorapipe.store.supabase.SupabaseStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** The stores that have no role, but may hold what was put when they had one. */
    List<ObjectStore> former() {
        List<ObjectStore> former = new ArrayList<>();
        for (int number = 0; number < settings.former().size(); number++) {
            try {
                former.addAll(opened(settings.former().get(number)));
            } catch (InvalidStoreSettings e) {
                throw new InvalidStoreSettings(
                        "lorapipe.stores.former[%d], the settings of a former store, cannot be used. %s"
                                .formatted(number, e.getMessage()),
                        e);
            }
        }
        return former;
    }

    private List<ObjectStore> opened(FormerStore former) {
        if (former.local() != null) {
            return List.of(formerDirectory(former.local()));
        }
        if (former.s3() != null) {
            return List.of(S3Store.open(former.s3()));
        }
        if (former.supabase() != null) {
            SupabaseSettings project = former.supabase();
            return Stream.of(project.bucket(), project.weightsBucket())
                    .distinct()
                    .<ObjectStore>map(bucket -> SupabaseStore.open(project, bucket, clock, uploads))
                    .toList();
        }
        throw new InvalidStoreSettings("It names none of local, s3 and supabase.");
    }

    /** Not made when it is missing: an empty one would hide that a disk is not mounted. */
    private LocalStore formerDirectory(LocalSettings local) {
        if (!Place.isStore(local.directory())) {
            throw new InvalidStoreSettings("There is no store in the directory %s.".formatted(local.directory()));
        }
        return LocalStore.open(local.directory(), local.expectedId(), null, clock);
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
