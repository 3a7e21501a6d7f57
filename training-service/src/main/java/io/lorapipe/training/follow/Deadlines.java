package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt.Submitted;
import io.lorapipe.training.attempt.Attempt.Waiting;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Sight;
import io.lorapipe.training.run.Training;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long an attempt may wait with us, how long it may stand in the provider's queue, and how long it may run. */
record Deadlines(Pace pace) {

    /** For the provider's own end of the queue to be heard of before ours. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** When an attempt that waits with us is given up. */
    Instant start(Waiting attempt) {
        return attempt.since().plus(pace.startWithin());
    }

    /** When an attempt is given up whose link does not work. */
    Instant link(Waiting attempt, Instant now) {
        var since = attempt.linkFailsSince();
        var until = pace.linkUntil(since == null ? now : since);
        return until.isBefore(start(attempt)) ? until : start(attempt);
    }

    /** Why a training is given up whose attempt was not begun by then. */
    Failure notStarted(Training training) {
        return new Failure(
                Code.QUEUE_TIMEOUT,
                "our queue",
                "It could not be handed over to the provider within %s; %s"
                        .formatted(words(pace.startWithin()), whatWasPaid(training)),
                "Start the training again later.");
    }

    private static String whatWasPaid(Training training) {
        if (training.mayHavePaid()) {
            return "nothing more is submitted. Whether the provider took an earlier attempt is not known.";
        }
        return training.hasBegun()
                ? "the provider accepted nothing, and nothing was paid."
                : "nothing was submitted, and nothing was paid.";
    }

    /** Why the attempt has taken too long, if it has. */
    @Nullable
    Failure passed(Submitted attempt, Sight sight, Instant now) {
        if (!now.isAfter(end(attempt, sight))) {
            return null;
        }
        return switch (sight) {
            case Sight.Queued _ when attempt.seen().runningSince() == null -> queueTimeout();
            case Sight.Queued _, Sight.Running _ -> runTimeout();
            case Sight.Unseen _ -> notAsked();
            case Sight.WithoutResult _ -> resultLost();
            case Sight.Trained _, Sight.Failed _, Sight.Cancelled _ -> null;
        };
    }

    /**
     * When an attempt of which this is seen has taken too long. What cannot be seen may have ended well: it has longer.
     */
    Instant end(Submitted attempt, Sight sight) {
        var began = attempt.seen().runningSince();
        var queueEnd = attempt.since().plus(pace.queueDeadline()).plus(GRACE);
        var runEnd = (began == null ? queueEnd : began).plus(pace.runDeadline()).plus(GRACE);
        return switch (sight) {
            case Sight.Queued _ when began == null -> queueEnd;
            case Sight.Unseen _ -> runEnd.plus(pace.runDeadline());
            case Sight.Queued _, Sight.Running _, Sight.WithoutResult _ -> runEnd;
            case Sight.Trained _, Sight.Failed _, Sight.Cancelled _ -> runEnd;
        };
    }

    private Failure queueTimeout() {
        return new Failure(
                Code.QUEUE_TIMEOUT,
                "the provider's queue",
                "The provider did not begin within %s, so it is told to stop.".formatted(words(pace.queueDeadline())),
                "Start the training again later.");
    }

    private Failure runTimeout() {
        return new Failure(
                Code.RUN_TIMEOUT,
                "the provider",
                "The provider did not finish within %s, so it is told to stop.".formatted(words(pace.runDeadline())),
                "Start the training again, with fewer steps where that helps.");
    }

    private Failure notAsked() {
        return new Failure(
                Code.OUTCOME_UNKNOWN,
                "the provider",
                "The provider could not be asked how the training went, even %s after it was to have finished."
                        .formatted(words(pace.runDeadline())),
                "Look into your account at the provider before you start the training again; it is paid.");
    }

    private static Failure resultLost() {
        return new Failure(
                Code.WEIGHTS_LOST,
                "the provider",
                "The provider says that it finished, but does not hand out the result.",
                "Ask the provider about this request, or train again.");
    }

    private static String words(Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " seconds";
        }
        if (duration.toDays() > 2) {
            return duration.toDays() + " days";
        }
        return duration.toHours() > 1 ? duration.toHours() + " hours" : duration.toMinutes() + " minutes";
    }
}
