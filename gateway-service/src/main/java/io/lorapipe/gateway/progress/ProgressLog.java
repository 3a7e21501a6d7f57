package io.lorapipe.gateway.progress;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The news of all trainings in the order of the topic, kept in the database; the same for every replica. */
public interface ProgressLog {

    /** The incarnation of the topic that the log holds; a topic made anew has another. */
    String epoch();

    /** The next entries behind the cursor, in the order of each partition, at most {@code limit}. */
    List<Entry> after(Selection selection, Cursor cursor, int limit);

    /** How far the log reaches in each partition. */
    Cursor end();

    /** The newest entry of each of these trainings that has any. */
    Map<UUID, Entry> newest(Collection<UUID> trainings);
}
