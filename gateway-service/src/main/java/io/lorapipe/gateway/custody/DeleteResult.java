package io.lorapipe.gateway.custody;

import java.time.Instant;
import java.util.UUID;

/** What came of a wish to delete. */
public sealed interface DeleteResult {

    /**
     * Everything is gone, as its stores said when they were asked.
     *
     * @param objects how many objects there were
     * @param bytes how many bytes they had, as far as is known
     * @param at when they were seen to be gone
     */
    record Deleted(int objects, long bytes, Instant at) implements DeleteResult {}

    /** There is no such thing, or it is not the user's. */
    record Missing() implements DeleteResult {}

    /** This training needs it still. */
    record InUse(UUID trainingId) implements DeleteResult {}
}
