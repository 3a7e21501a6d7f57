package io.lorapipe.store.roles;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.local.LocalStore;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The stores of a service: one for each role, and each to be found by its id, also when it has no role any more. */
public final class Stores {

    private final Map<StoreRole, ObjectStore> byRole;
    private final Supplier<List<ObjectStore>> described;

    private Stores(Map<StoreRole, ObjectStore> byRole, Supplier<List<ObjectStore>> described) {
        this.byRole = new EnumMap<>(byRole);
        this.described = described;
    }

    /**
     * Opens the stores that these settings name; fails with {@link InvalidStoreSettings}.
     *
     * @param uploads where uploads are remembered that a store keeps open; who means to go on with them after a crash
     *     gives a memory that outlives the process
     */
    public static Stores open(StoreSettings settings, Clock clock, ResumableUploads uploads) {
        Opening opening = new Opening(settings, clock, uploads);
        Map<StoreRole, ObjectStore> roles = new EnumMap<>(StoreRole.class);
        for (StoreRole role : StoreRole.values()) {
            roles.put(role, opening.forRole(role));
        }
        List<ObjectStore> former = opening.former();
        return new Stores(
                roles,
                () -> Stream.concat(opening.all().stream(), former.stream()).toList());
    }

    /** One store in every role. */
    public static Stores of(ObjectStore store) {
        Map<StoreRole, ObjectStore> roles = new EnumMap<>(StoreRole.class);
        for (StoreRole role : StoreRole.values()) {
            roles.put(role, store);
        }
        return new Stores(roles, List::of);
    }

    /** The same stores with another one in this role. */
    public Stores with(StoreRole role, ObjectStore store) {
        Stores changed = new Stores(byRole, described);
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
        return withId(byRole.values(), location.store())
                .or(() -> withId(withoutRole(), location.store()))
                .orElseThrow(() -> new StoreException.Refused(
                        "No store here is %s, which holds %s; the stores here are %s: describe the missing one under lorapipe.stores.former (LORAPIPE_STORES_FORMER_0_...), as object-store/README.md shows."
                                .formatted(location.store(), location.key(), ids())));
    }

    /** The local store, to serve its links; empty when there is none. */
    public Optional<LocalStore> local() {
        return local(byRole.values()).or(() -> local(withoutRole()));
    }

    /** All stores that can be found, each once. */
    List<ObjectStore> all() {
        return Stream.concat(byRole.values().stream(), withoutRole().stream())
                .distinct()
                .toList();
    }

    private static Optional<LocalStore> local(Collection<ObjectStore> stores) {
        return stores.stream()
                .filter(LocalStore.class::isInstance)
                .map(LocalStore.class::cast)
                .findFirst();
    }

    private static Optional<ObjectStore> withId(Collection<ObjectStore> stores, String id) {
        return stores.stream().filter(store -> store.id().equals(id)).findFirst();
    }

    /** Opened when they are asked for: hardly ever, and some take a while. */
    private List<ObjectStore> withoutRole() {
        try {
            return described.get();
        } catch (InvalidStoreSettings e) {
            throw new StoreException.Refused(String.valueOf(e.getMessage()));
        }
    }

    private String ids() {
        TreeSet<String> ids = new TreeSet<>();
        all().forEach(store -> ids.add(store.id()));
        return String.join(", ", ids);
    }
}
