package io.lorapipe.store.s3;

/**
 * How a content is cut for the way.
 *
 * @param threshold up to this many bytes go with one call
 * @param part bytes of each part but the last one, where more go
 */
record PartSizes(long threshold, long part) {

    private static final long MIB = 1024 * 1024;
    private static final long MOST_PARTS = 10_000;

    /** One call for an archive of usual size; parts that cost little to send again. */
    static final PartSizes USUAL = new PartSizes(16 * MIB, 8 * MIB);

    /** Bytes of each part of a content of this length: larger where the number of parts would not do. */
    long partOf(long length) {
        return Math.max(part, Math.ceilDiv(length, MOST_PARTS));
    }
}
