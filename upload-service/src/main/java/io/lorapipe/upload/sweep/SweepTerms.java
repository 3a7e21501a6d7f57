package io.lorapipe.upload.sweep;

import java.time.Duration;
import java.time.Instant;

/**
 * What a sweep may do.
 *
 * @param grace how long something is left alone after it was first seen
 */
public record SweepTerms(SweepMode mode, Duration grace) {

    /** The same with a grace that is not shorter than this. */
    SweepTerms withGraceOfAtLeast(Duration least) {
        return grace.compareTo(least) < 0 ? new SweepTerms(mode, least) : this;
    }

    Sighting sighting(Orphan orphan, Instant firstSeen) {
        return new Sighting(orphan, firstSeen, firstSeen.plus(grace));
    }

    /** Whether it may be removed now. */
    boolean areOver(Sighting seen, Instant now) {
        return mode == SweepMode.ON && !seen.removableAt().isAfter(now);
    }
}
