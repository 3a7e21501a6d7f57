package io.lorapipe.upload.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * How long archives live.
 *
 * @param keep after the last use
 * @param holdAtMost how long a training may hold an archive of which nobody says that it ended
 */
public record LeaseTerms(Duration keep, Duration holdAtMost) {

    public LeaseTerms {
        if (!keep.isPositive() || holdAtMost.compareTo(keep) < 0) {
            throw new IllegalArgumentException("An archive is held at least as long as it is kept.");
        }
    }

    public Instant keptUntil(Instant lastUse) {
        return lastUse.plus(keep);
    }

    public Instant heldUntil(Instant since) {
        return since.plus(holdAtMost);
    }
}
