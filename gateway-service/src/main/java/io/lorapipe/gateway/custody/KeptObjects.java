package io.lorapipe.gateway.custody;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects behind what is kept, in whichever stores hold them. */
final class KeptObjects {

    private final Stores stores;

    KeptObjects(Stores stores) {
        this.stores = stores;
    }

    /** What deleting took away. */
    record Gone(int objects, long bytes) {}

    /** All objects under a prefix, in the stores that references and weights go to. */
    List<Location> under(String prefix) {
        return Stream.of(StoreRole.REFERENCES, StoreRole.WEIGHTS)
                .map(stores::in)
                .distinct()
                .flatMap(store -> listed(store, prefix).stream())
                .toList();
    }

    private static List<Location> listed(ObjectStore store, String prefix) {
        try (Stream<StoredObject> objects = store.list(prefix)) {
            return objects.map(StoredObject::location).toList();
        }
    }

    /**
     * Deletes the objects and asks for each whether it is gone; fails when one is still there. Those that the store
     * does not show are deleted as well: a key with too few rights sees none of them, and is told so only now.
     */
    Gone delete(Collection<Location> locations) {
        var byStore = new LinkedHashMap<ObjectStore, Map<Location, Optional<StoredObject>>>();
        for (Location location : locations) {
            var store = stores.holding(location);
            byStore.computeIfAbsent(store, it -> new LinkedHashMap<>()).put(location, store.head(location));
        }
        int objects = 0;
        long bytes = 0;
        for (var entry : byStore.entrySet()) {
            entry.getKey().delete(entry.getValue().keySet());
            for (StoredObject seen :
                    entry.getValue().values().stream().flatMap(Optional::stream).toList()) {
                requireGone(entry.getKey(), seen.location());
                objects++;
                bytes += seen.size();
            }
        }
        return new Gone(objects, bytes);
    }

    private static void requireGone(ObjectStore store, Location location) {
        if (store.head(location).isPresent()) {
            throw new StoreException.Unavailable(
                    "The store %s was told to delete %s and shows it still; delete it again."
                            .formatted(store.id(), location.key()),
                    null);
        }
    }
}
