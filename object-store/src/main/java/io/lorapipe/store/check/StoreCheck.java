package io.lorapipe.store.check;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tries on real stores whatever lorapipe asks of them. The objects of a check lie under {@code lorapipe-check/} and are
 * deleted at its end, where the store can delete.
 */
public final class StoreCheck {

    private final Supplier<UUID> ids;
    private final Clock clock;
    private final boolean create;

    /**
     * Makes a check.
     *
     * @param ids a new id for each store, which names the objects put into it
     * @param create whether missing buckets are made
     */
    public StoreCheck(Supplier<UUID> ids, Clock clock, boolean create) {
        this.ids = ids;
        this.clock = clock;
        this.create = create;
    }

    /** Checks each of these stores once, when its result is asked for. */
    public Stream<CheckedStore> all(Stores stores) {
        Map<String, Set<StoreRole>> roles = new LinkedHashMap<>();
        for (StoreRole role : StoreRole.values()) {
            roles.computeIfAbsent(stores.in(role).id(), id -> EnumSet.noneOf(StoreRole.class))
                    .add(role);
        }
        return roles.values().stream().map(of -> one(stores.in(of.iterator().next()), of));
    }

    /** Checks a store for these roles. */
    public CheckedStore one(ObjectStore store, Set<StoreRole> roles) {
        StoreTrial trial = new StoreTrial(store, Needs.of(roles), ids.get());
        return new CheckedStore(store.id(), roles, trial.run(create, clock.instant()));
    }
}
