package io.lorapipe.gateway.progress.web;

import java.util.UUID;

/** What a stream begins with when its reader's last id is not known. */
public interface Snapshots {

    /** Whether the training is this user's. */
    boolean isOwner(String userId, UUID trainingId);

    /** The training as it is now. */
    Object training(String userId, UUID trainingId);

    /** The user's newest trainings as they are now. */
    Object trainings(String userId);
}
