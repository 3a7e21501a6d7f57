package io.lorapipe.upload.lease;

/**
 * An archive that is to be deleted.
 *
 * @param tries how often it was tried before
 */
public record Deletion(Lease lease, Reason why, int tries) {

    /** Why an archive is deleted. */
    public enum Reason {
        /** Nobody used it for long. */
        EXPIRED,
        /** Nobody knew of it. */
        ORPHAN,
        /** It lies in the delivery store now. */
        STAGED_COPY
    }
}
