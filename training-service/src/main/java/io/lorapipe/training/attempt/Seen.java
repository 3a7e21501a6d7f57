package io.lorapipe.training.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of an attempt at the provider.
 *
 * @param logLines how many lines of the log were read
 * @param steps the steps it spoke of last
 * @param runningSince when it was first seen running
 * @param cancelAskedAt when the provider was asked to cancel it
 */
public record Seen(
        int logLines,
        @Nullable Steps steps,
        @Nullable Instant runningSince,
        @Nullable Instant cancelAskedAt) {

    static final Seen NOTHING = new Seen(0, null, null, null);

    /** After reading the log up to {@code logLines}; steps that were not spoken of again stay. */
    public Seen running(int lines, @Nullable Steps spokenOf, Instant now) {
        return new Seen(
                Math.max(logLines, lines),
                spokenOf == null ? steps : spokenOf,
                runningSince == null ? now : runningSince,
                cancelAskedAt);
    }

    /** After the provider was asked to cancel. */
    public Seen cancelAsked(Instant now) {
        return new Seen(logLines, steps, runningSince, now);
    }
}
