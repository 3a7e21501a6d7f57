package io.lorapipe.store.roles;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.fal.FalStore;
import io.lorapipe.store.local.LocalLinks;
import io.lorapipe.store.local.LocalStore;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The stores of a service: one for each role, and each to be found by its id. */
public final class Stores {

    private final Map<StoreRole, ObjectStore> byRole;

    private Stores(Map<StoreRole, ObjectStore> byRole) {
        this.byRole = new EnumMap<>(byRole);
    }

    /** Opens the stores that these settings name; fails with {@link InvalidStoreSettings}. */
    public static Stores open(StoreSettings settings, Clock clock) {
        return switch (settings.type()) {
            case "local" -> of(openLocal(settings, clock));
            case "fal" -> of(openLocal(settings, clock)).with(StoreRole.DELIVERY, openFal(settings, clock));
            default ->
                throw new InvalidStoreSettings(
                        "LORAPIPE_STORE is \"%s\", which this version does not know: set it to local or fal."
                                .formatted(settings.type()));
        };
    }

    /** One store in every role. */
    public static Stores of(ObjectStore store) {
        Map<StoreRole, ObjectStore> roles = new EnumMap<>(StoreRole.class);
        for (StoreRole role : StoreRole.values()) {
            roles.put(role, store);
        }
        return new Stores(roles);
    }

    /** The same stores with another one in this role. */
    public Stores with(StoreRole role, ObjectStore store) {
        Stores changed = new Stores(byRole);
        changed.byRole.put(role, store);
        return changed;
    }

    /** The store that new objects of this role go to. */
    public ObjectStore in(StoreRole role) {
        ObjectStore store = byRole.get(role);
        if (store == null) {
            throw new IllegalStateException("No store has the role " + role);
        }
        return store;
    }

    /** The store that holds what lies at this location; refused when no store here has its id. */
    public ObjectStore holding(Location location) {
        return byRole.values().stream()
                .filter(store -> store.id().equals(location.store()))
                .findFirst()
                .orElseThrow(() -> new StoreException.Refused(
                        "No store here is %s, which holds %s; the stores here are %s: configure the one that is missing."
                                .formatted(location.store(), location.key(), ids())));
    }

    /** The links of the local store, to serve them; empty when there is no local store. */
    public Optional<LocalLinks> localLinks() {
        return byRole.values().stream()
                .filter(LocalStore.class::isInstance)
                .map(LocalStore.class::cast)
                .map(LocalStore::links)
                .findFirst();
    }

    private static ObjectStore openLocal(StoreSettings settings, Clock clock) {
        return LocalStore.open(settings.directory(), settings.expectedId(), settings.publicUrl(), clock);
    }

    private static ObjectStore openFal(StoreSettings settings, Clock clock) {
        if (settings.falKey() == null) {
            throw new InvalidStoreSettings("LORAPIPE_STORE is fal, which needs a key of fal.ai: set FAL_KEY.");
        }
        return FalStore.open(
                settings.falRestUrl(), settings.falKey(), settings.falFileHosts(), settings.falExpiry(), clock);
    }

    private String ids() {
        TreeSet<String> ids = new TreeSet<>();
        byRole.values().forEach(store -> ids.add(store.id()));
        return String.join(", ", ids);
    }
}
