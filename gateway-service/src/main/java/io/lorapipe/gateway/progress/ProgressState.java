package io.lorapipe.gateway.progress;

/** State of a training as its progress tells it. */
public enum ProgressState {
    UNKNOWN,
    RUNNING,
    WAITING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether nothing follows. */
    public boolean isTerminal() {
        return switch (this) {
            case COMPLETED, FAILED, CANCELLED -> true;
            case UNKNOWN, RUNNING, WAITING -> false;
        };
    }
}
