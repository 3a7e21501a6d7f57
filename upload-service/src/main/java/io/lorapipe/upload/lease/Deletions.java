package io.lorapipe.upload.lease;

import java.util.List;

/** The archives that are to be deleted: nobody can use one of them any more. A failure of a method is an outage. */
public interface Deletions {

    /** Marks an archive that has no lease; false when it has one, or is marked already. */
    boolean mark(ArchiveId archive, long size, Deletion.Reason why);

    /** Marks the archives whose time is over, and gives those that are due now, the longest due first. */
    List<Deletion> due();

    /** Takes a deletion up, and postpones it, should it fail; false when somebody else took it up meanwhile. */
    boolean begin(Deletion deletion);

    /** Whether this is still the last try of a deletion that was begun, and the archive not in use again. */
    boolean isUnderWay(Deletion deletion);

    /** Says that the store refused: it is due again as {@link #begin} said, and until then the archive can be used. */
    void refused(Deletion deletion);

    /** Ends a deletion with its receipt; the archive is known no more, unless its store keeps it. */
    void end(Deletion deletion, Ending ending);
}
