package io.lorapipe.upload.delivery;

import io.lorapipe.store.Location;
import java.util.Optional;

/** Remembers what was delivered. A failure of either method is an outage. */
public interface Deliveries {

    /** Where an archive of this user was put into this store; the object may be gone by now. */
    Optional<Location> find(String userId, String store, String sha256);

    /** Remembers a delivery, in place of an earlier one of the same archive. */
    void remember(String userId, String sha256, Location location);
}
