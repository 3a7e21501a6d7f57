package io.lorapipe.gateway.custody;

import java.time.Instant;
import java.util.UUID;

/** Remembers what was deleted, once its objects are gone; an event that comes late brings none of it back. */
public interface Deletions {

    /** The weights of this training are gone, and with them the version that they were. */
    void weightsDeleted(String userId, UUID trainingId, Instant at);

    /** The character is gone with all its versions. */
    void characterDeleted(String userId, String characterId, Instant at);
}
