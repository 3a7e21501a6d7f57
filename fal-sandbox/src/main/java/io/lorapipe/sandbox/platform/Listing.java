package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import java.time.Duration;
import java.time.Instant;

/**
 * From when on a request shows in lists; fal's index has lagged for hours.
 *
 * @param lag how long after it was accepted at the least
 * @param once what must have happened to it
 */
public record Listing(Duration lag, Stage once) {

    /** How far a request must have come; whether fal lists what still waits is not documented. */
    public enum Stage {
        ACCEPTED,
        STARTED,
        ENDED
    }

    boolean shows(FalRequest request, Instant now) {
        return reached(request)
                && !now.isBefore(request.submission().acceptedAt().plus(lag));
    }

    private boolean reached(FalRequest request) {
        return switch (once) {
            case ACCEPTED -> true;
            case STARTED -> !(request.state() instanceof Queued);
            case ENDED -> request.state() instanceof Ended;
        };
    }
}
