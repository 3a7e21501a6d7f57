package io.lorapipe.store;

/** Hears how far a transfer is; called after each buffer, so who publishes it thins it out. */
@FunctionalInterface
public interface ByteProgress {

    /** Nobody listens. */
    ByteProgress NONE = (done, total) -> {};

    /** So many bytes of the total have been passed on; an exception from here cuts the transfer off. */
    void moved(long done, long total);
}
