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

    /** Whether what is seen since then may be removed now. */
    boolean areOver(Instant seenSince, Instant now) {
        return mode == SweepMode.ON && !seenSince.plus(grace).isAfter(now);
    }
}
