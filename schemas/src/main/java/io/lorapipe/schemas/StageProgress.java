package io.lorapipe.schemas;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/**
 * The progress records of one stage of one training.
 *
 * @param floor percent that no record falls below; work that is tried again reports from the end of its stage, for the
 *     {@link ReadingRule} hides what is below the records of the first try
 */
@NullMarked
public record StageProgress(
        UUID trainingId, String userId, String characterId, Stage stage, double floor, Clock clock) {

    /** A record that says the stage is at work. */
    public Progress.Builder running(double percent, String message) {
        return record(percent, message).setState(State.RUNNING);
    }

    /** A record that says the stage waits to try again. */
    public Progress.Builder retrying(double percent, String message, Instant nextTry) {
        return record(percent, message)
                .setState(State.WAITING)
                .setWaitingReason("RETRY")
                .setWaitingSince(clock.instant())
                .setNextStepAt(nextTry);
    }

    private Progress.Builder record(double percent, String message) {
        return Progress.newBuilder()
                .setTrainingId(trainingId)
                .setUserId(userId)
                .setCharacterId(characterId)
                .setStage(stage)
                .setPercent(Math.max(floor, percent))
                .setMessage(message)
                .setAt(clock.instant());
    }
}
