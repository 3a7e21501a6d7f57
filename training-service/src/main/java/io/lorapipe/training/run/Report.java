package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Steps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a training is, for its user.
 *
 * @param attempt number of the last attempt that began; 0 before any
 * @param percent 60 to below 100; 100 is for the end
 * @param ahead how many are ahead in the queue it stands in
 * @param waiting why it waits; null when it runs
 */
public record Report(
        int attempt,
        double percent,
        String message,
        @Nullable Steps steps,
        @Nullable Integer ahead,
        @Nullable Wait waiting) {

    /** A running training. */
    public static Report running(int attempt, double percent, String message) {
        return new Report(attempt, percent, message, null, null, null);
    }

    /** A training that stands still for a reason. */
    public static Report waiting(int attempt, double percent, String message, Wait wait) {
        return new Report(attempt, percent, message, null, null, wait);
    }

    /** With a place in a queue. */
    public Report behind(@Nullable Integer others) {
        return new Report(attempt, percent, message, steps, others, waiting);
    }

    /** With the steps that the trainer spoke of. */
    public Report with(@Nullable Steps counted) {
        return new Report(attempt, percent, message, counted, ahead, waiting);
    }

    /** With another sentence. */
    public Report saying(String sentence) {
        return new Report(attempt, percent, sentence, steps, ahead, waiting);
    }

    /** Readers skip what is behind what they have seen; a step back is told from where it was. */
    Report notBehind(@Nullable Report shown) {
        if (shown == null || attempt > shown.attempt) {
            return this;
        }
        var furthest = attempt == shown.attempt ? Math.max(percent, shown.percent) : shown.percent;
        return new Report(shown.attempt, furthest, message, steps, ahead, waiting);
    }

    /** Whether a reader learns something from this one after having seen {@code shown}. */
    boolean isNewsAfter(@Nullable Report shown) {
        return shown == null || !withoutNextStep().equals(shown.withoutNextStep());
    }

    private Report withoutNextStep() {
        return waiting == null
                ? this
                : new Report(
                        attempt,
                        percent,
                        message,
                        steps,
                        ahead,
                        new Wait(waiting.reason(), waiting.since(), null, waiting.deadline()));
    }

    /**
     * Why a training stands still.
     *
     * @param nextStep when something happens by itself
     * @param deadline when waiting ends by itself
     */
    public record Wait(
            Reason reason,
            Instant since,
            @Nullable Instant nextStep,
            @Nullable Instant deadline) {}

    /** The named waiting states. */
    public enum Reason {
        ADMISSION,
        PROVIDER_PAUSED,
        HELD,
        SECURING,
        RETRY
    }
}
