package io.lorapipe.upload.lease;

/** How a deletion ended. */
public sealed interface Ending {

    /** The archive is gone: the store says so when it is asked for it. */
    record Deleted() implements Ending {}

    /** No store of this kind deletes on demand; {@code why} is one sentence. */
    record Declined(String why) implements Ending {}
}
