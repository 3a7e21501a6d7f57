package io.lorapipe.training.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of an attempt at the provider.
 *
 * @param logLines how many lines of the log were read
 * @param steps the steps it spoke of last
 * @param runningSince when it was first seen running
 * @param cancelAskedAt when the provider said that it heard a cancel of it
 * @param unseenSince since when nothing was seen of it; null while it is seen
 */
public record Seen(
        int logLines,
        @Nullable Steps steps,
        @Nullable Instant runningSince,
        @Nullable Instant cancelAskedAt,
        @Nullable Instant unseenSince) {

    static final Seen NOTHING = new Seen(0, null, null, null, null);

    /** After reading the log up to {@code logLines}; steps that were not spoken of again stay. */
    public Seen running(int lines, @Nullable Steps spokenOf, Instant now) {
        return new Seen(
                Math.max(logLines, lines),
                spokenOf == null ? steps : spokenOf,
                runningSince == null ? now : runningSince,
                cancelAskedAt,
                null);
    }

    /** After the provider heard a cancel. */
    public Seen cancelAsked(Instant now) {
        return new Seen(logLines, steps, runningSince, now, unseenSince);
    }

    /** After nothing could be seen of it. */
    public Seen unseen(Instant now) {
        return new Seen(logLines, steps, runningSince, cancelAskedAt, unseenSince == null ? now : unseenSince);
    }

    /** After something was. */
    public Seen seen() {
        return new Seen(logLines, steps, runningSince, cancelAskedAt, null);
    }
}
