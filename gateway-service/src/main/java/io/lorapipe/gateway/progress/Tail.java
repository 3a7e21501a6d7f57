package io.lorapipe.gateway.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The newest entries of this process on their way to its streams. */
public final class Tail {

    static final Entry END = new Entry(
            new Position(-1, -1),
            new ProgressRecord(
                    new UUID(0, 0),
                    "",
                    "",
                    0,
                    "",
                    ProgressState.UNKNOWN,
                    0,
                    "",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Instant.EPOCH));

    private final int capacity;
    private final Map<Selection, Set<Subscription>> streams = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** A tail whose streams may each lag behind by so many entries. */
    public Tail(int capacity) {
        this.capacity = capacity;
    }

    /** Passes entries on, once they are in the log. */
    public void publish(Collection<Entry> entries) {
        for (var entry : entries) {
            offer(new Selection.OfTraining(entry.record().trainingId()), entry);
            offer(new Selection.OfUser(entry.record().userId()), entry);
        }
    }

    /** How many streams are open. */
    public int streams() {
        return streams.values().stream().mapToInt(Set::size).sum();
    }

    /** Cuts all streams, and those to come: the process ends, and readers resume elsewhere. */
    public void close() {
        closed = true;
        streams.values().forEach(subscriptions -> subscriptions.forEach(Subscription::cut));
    }

    /** Takes streams again after a close. */
    public void open() {
        closed = false;
    }

    Subscription subscribe(Selection selection) {
        var subscription = new Subscription[1];
        subscription[0] = new Subscription(capacity, () -> remove(selection, subscription[0]));
        streams.compute(selection, (key, present) -> {
            var all = present == null ? ConcurrentHashMap.<Subscription>newKeySet() : present;
            all.add(subscription[0]);
            return all;
        });
        if (closed) {
            subscription[0].cut();
        }
        return subscription[0];
    }

    private void offer(Selection selection, Entry entry) {
        streams.getOrDefault(selection, Set.of()).forEach(subscription -> subscription.offer(entry));
    }

    private void remove(Selection selection, Subscription subscription) {
        streams.computeIfPresent(selection, (key, present) -> {
            present.remove(subscription);
            return present.isEmpty() ? null : present;
        });
    }
}
