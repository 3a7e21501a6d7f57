package io.lorapipe.presets;

/** How sure a fact about a trainer is. */
public enum Confidence {
    /** From the provider's own description, or from two independent sources. */
    CONFIRMED,
    /** From other people's notes. */
    SECOND_HAND
}
