package io.lorapipe.upload.sweep;

import java.time.Instant;
import java.util.Map;

/** What earlier sweeps found. A failure of a method is an outage. */
public interface Orphans {

    /** Notes that this is there now, and says since when it is seen, unchanged, at each sweep. */
    Instant seen(Orphan orphan);

    /** The archives of this user that were seen and not forgotten, and since when each is seen. */
    Map<Orphan, Instant> of(String userId);

    /** Forgets one that is an orphan no more. */
    void forget(Orphan orphan);

    /** Forgets what was noted of a store before this instant and was not seen since. */
    void forgetUnseen(String store, Instant since);
}
