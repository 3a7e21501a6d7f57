package io.lorapipe.upload.lease;

/** What came of using an archive once more. */
public sealed interface Renewal {

    /** It lives on, held by the training; the object may be gone all the same. */
    record Renewed(Lease lease) implements Renewal {}

    /** It is being deleted, and must be delivered anew after that. */
    record BeingDeleted() implements Renewal {}

    /** Nothing is known of it. */
    record Missing() implements Renewal {}
}
