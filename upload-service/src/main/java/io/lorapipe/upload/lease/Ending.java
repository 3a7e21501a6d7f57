package io.lorapipe.upload.lease;

/** How a deletion ended. */
public sealed interface Ending {

    /** The archive is gone: the store says so when it is asked for it. */
    record Deleted() implements Ending {}

    /** The store will not delete it; {@code why} is one sentence. */
    record Declined(String why) implements Ending {}
}
