package io.lorapipe.sandbox.queue;

/** What became of the wish to cancel. */
public enum CancelResult {
    /** It had not started and never will. */
    REMOVED,
    /** It runs and was told to stop. */
    REQUESTED,
    /** Too late. */
    ALREADY_COMPLETED
}
