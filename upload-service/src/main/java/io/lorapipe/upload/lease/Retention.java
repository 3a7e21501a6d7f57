package io.lorapipe.upload.lease;

/** What can be said about archives. A failure of a method is an outage. */
public interface Retention {

    /** Which archives are kept until when, and what became of the others. */
    RetentionReport of(String userId);

    /** Whether this archive is leased, being deleted, or kept by its store. */
    boolean knows(ArchiveId archive);
}
