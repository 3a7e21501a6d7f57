package io.lorapipe.upload.sweep;

/** What a sweep does. */
public enum SweepMode {
    /** Nothing. */
    OFF,
    /** It tells what it would remove. */
    DRY_RUN,
    /** It removes what an earlier sweep told of. */
    ON
}
