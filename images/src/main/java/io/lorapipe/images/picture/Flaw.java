package io.lorapipe.images.picture;

/** Why no decoder can show a whole picture. */
public enum Flaw {
    /** The data ends before the last row. */
    CUT_OFF,
    /** The data cannot be what was written. */
    DAMAGED,
    /** There is not as much memory as decoding it takes. */
    TOO_DEMANDING
}
