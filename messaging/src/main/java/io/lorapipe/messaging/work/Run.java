package io.lorapipe.messaging.work;

/** One run of a piece of work, as the work sees it. */
public interface Run {

    /** Whether to go on: nobody cancelled the training, and no other process took the work over. */
    boolean wanted();

    /** Whether the work was never begun before. */
    boolean first();
}
