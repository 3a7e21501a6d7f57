package io.lorapipe.training.attempt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known after a request was, or was not, sent. */
public sealed interface Submission {

    /**
     * No byte of it left this machine.
     *
     * @param outage why the provider could not be reached; null when it was we who did not begin in time
     */
    record SurelyNotSent(@Nullable Failure outage) implements Submission {}

    /** The provider said no to this request, and for good. */
    record Refused(Failure failure) implements Submission {}

    /**
     * The provider says no to all our requests for now, this one included; nothing was accepted.
     *
     * @param retryAfter when the provider asked to come back
     */
    record Paused(Failure failure, @Nullable Duration retryAfter) implements Submission {}

    /** The provider has it. */
    record Accepted(RemoteRequest remote) implements Submission {}

    /** The provider may have it. */
    record Unanswered(String reason) implements Submission {}
}
