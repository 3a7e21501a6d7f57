package io.lorapipe.training.follow;

import java.time.Duration;

/** What happens when no witness tells whether an attempt was accepted. */
public sealed interface UnknownPolicy {

    /** How long after it was sent. */
    Duration after();

    /** Held, visibly; then the training fails as OUTCOME_UNKNOWN. Never paid twice. */
    record Hold(Duration after) implements UnknownPolicy {}

    /** Another attempt begins, once the first can no longer be running unseen. */
    record ResubmitAfter(Duration after) implements UnknownPolicy {}
}
