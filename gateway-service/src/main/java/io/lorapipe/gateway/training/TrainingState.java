package io.lorapipe.gateway.training;

/** Whether a training goes on, or how it ended. */
public enum TrainingState {
    ACTIVE,
    COMPLETED,
    FAILED,
    CANCELLED
}
