package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Admission to the provider: how many attempts may be in flight, whose turn it is, and whether all must wait. */
public interface Slots {

    /** Whether it is the turn of this waiting attempt, as things stand. */
    Turn look(UUID attemptId, Instant now);

    /** The same, exact: holds off everybody else until the transaction of the caller, a decision, has ended. */
    Turn claim(UUID attemptId, Instant now);

    /** Nobody is admitted for a while, which grows from one such call to the next. */
    void pause(Failure why, @Nullable Duration retryAfter, Instant now);

    /**
     * The provider answered a submission; it works again if that was begun after the pause began, for what it took or
     * refused before says nothing of now.
     */
    void resume(Instant begunAt);

    /** What a waiting attempt is told. */
    sealed interface Turn {

        /** Its turn. */
        record Now() implements Turn {}

        /** So many come before it. */
        record Behind(int ahead) implements Turn {}

        /** Everybody waits. */
        record Paused(Failure why, Instant since, Instant until) implements Turn {}
    }
}
