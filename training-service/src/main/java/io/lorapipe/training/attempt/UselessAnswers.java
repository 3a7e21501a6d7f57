package io.lorapipe.training.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often the provider handed out what is of no use, or nothing, in place of the weights; and since when. */
public record UselessAnswers(int count, Instant since) {

    /** With one more. */
    public static UselessAnswers after(@Nullable UselessAnswers before, Instant now) {
        return before == null ? new UselessAnswers(1, now) : new UselessAnswers(before.count + 1, before.since);
    }
}
