package io.lorapipe.training.run;

/** What a person decides about a training that is held. */
public enum Resolution {
    /** Another attempt is made, which may pay a second time. */
    RESUBMIT,
    /** The training ends, and nothing more is sent. */
    ABANDON,
    /** A decision that is not known here; changes nothing. */
    OTHER
}
