package io.lorapipe.store;

/**
 * A part of an object.
 *
 * @param first offset of the first byte, from 0
 * @param last offset of the last byte; beyond the end means up to the end
 */
public record ByteRange(long first, long last) {

    /** The whole object. */
    public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("Bytes " + first + " to " + last + " are no range.");
        }
    }

    /** Everything from this offset on. */
    public static ByteRange from(long first) {
        return new ByteRange(first, Long.MAX_VALUE);
    }

    /** Whether nothing is left out. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** How many bytes the range has in an object of this size; 0 when it begins behind its end. */
    public long lengthIn(long size) {
        return Math.max(0, Math.min(last, size - 1) - first + 1);
    }
}
