package io.lorapipe.gateway.training.resolve;

/** What a person can decide about a held training. */
public enum Decision {
    /** Another attempt is made, which may be paid as well as the one that was never answered. */
    RESUBMIT,
    /** The training ends without weights. */
    ABANDON
}
