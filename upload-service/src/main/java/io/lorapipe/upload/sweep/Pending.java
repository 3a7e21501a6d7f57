package io.lorapipe.upload.sweep;

import io.lorapipe.upload.lease.ArchiveId;
import java.util.Set;

/** The archives that are waited for. */
@FunctionalInterface
public interface Pending {

    /**
     * Those whose delivery is due, under way or to be tried again, in the stores they come from and go to. A failure is
     * an outage.
     */
    Set<ArchiveId> archives();
}
