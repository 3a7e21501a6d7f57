package io.lorapipe.sandbox.dispatch;

import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import java.util.Optional;

/** Does the work of a request. */
public interface Runner {

    /** Runs to the end, from where an earlier process left off; empty when it was told to stop before. */
    Optional<Outcome> run(FalRequest request, RunControl control);

    /** Whether a request may leave the queue when its turn comes; asked again whenever the queue is looked at. */
    default boolean ready(FalRequest request) {
        return true;
    }
}
