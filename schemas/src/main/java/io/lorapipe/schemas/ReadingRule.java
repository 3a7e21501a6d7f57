package io.lorapipe.schemas;

import org.jspecify.annotations.NullMarked;

/** The rule for reading the progress of one training: what counts as news among records that may repeat. */
@NullMarked
public final class ReadingRule {

    private int attempt;
    private double percent;
    private boolean ended;

    /** Whether the record is news; of every training the reader keeps one rule and asks it in the order of offsets. */
    public boolean accepts(Progress progress) {
        if (ended) {
            return false;
        }
        if (isTerminal(progress.getState())) {
            ended = true;
            return true;
        }
        if (progress.getAttempt() < attempt || progress.getAttempt() == attempt && progress.getPercent() < percent) {
            return false;
        }
        attempt = progress.getAttempt();
        percent = progress.getPercent();
        return true;
    }

    /** Whether nothing follows a record of this state. */
    public static boolean isTerminal(State state) {
        return switch (state) {
            case COMPLETED, FAILED, CANCELLED -> true;
            case UNKNOWN, RUNNING, WAITING -> false;
        };
    }
}
