package io.lorapipe.upload.delivery;

import io.lorapipe.store.Location;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the table of deliveries. */
final class InMemoryDeliveries implements Deliveries {

    private record Id(String userId, String store, String sha256) {}

    private final Map<Id, Location> delivered = new ConcurrentHashMap<>();

    @Override
    public Optional<Location> find(String userId, String store, String sha256) {
        return Optional.ofNullable(delivered.get(new Id(userId, store, sha256)));
    }

    @Override
    public void remember(String userId, String sha256, Location location) {
        delivered.put(new Id(userId, location.store(), sha256), location);
    }
}
