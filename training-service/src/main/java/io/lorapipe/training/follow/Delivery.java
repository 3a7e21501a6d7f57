package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.StoredFile;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** Makes the archive fetchable for one attempt, and tries it out under another link. */
public interface Delivery {

    /** Never throws for a store or a link that does not work. */
    Handover prepare(StoredFile archive, UUID trainingId, UUID attemptId, Duration life);

    /** Whether the provider will be able to fetch the archive. */
    sealed interface Handover {

        /** By this link, made for this attempt alone. */
        record Ready(URI link) implements Handover {}

        /** Not now. */
        record NotYet(Failure failure) implements Handover {}

        /** Not with this configuration. */
        record Never(Failure failure) implements Handover {}
    }
}
