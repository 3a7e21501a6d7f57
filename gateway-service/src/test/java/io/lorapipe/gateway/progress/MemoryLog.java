package io.lorapipe.gateway.progress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The log in memory. */
final class MemoryLog implements ProgressLog {

    static final String EPOCH = "an-epoch";

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    @Override
    public String epoch() {
        return EPOCH;
    }

    @Override
    public synchronized List<Entry> after(Selection selection, Cursor cursor, int limit) {
        return entries.stream()
                .filter(entry -> switch (selection) {
                    case Selection.OfTraining(var id) ->
                        entry.record().trainingId().equals(id);
                    case Selection.OfUser(var userId) -> entry.record().userId().equals(userId);
                })
                .filter(entry -> !cursor.hasRead(entry.position()))
                .sorted(Comparator.<Entry>comparingInt(entry -> entry.position().partition())
                        .thenComparingLong(entry -> entry.position().offset()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Cursor end() {
        var offsets = new TreeMap<Integer, Long>();
        entries.forEach(entry ->
                offsets.merge(entry.position().partition(), entry.position().offset(), Math::max));
        return new Cursor(EPOCH, offsets);
    }

    @Override
    public synchronized Map<UUID, Entry> newest(Collection<UUID> trainings) {
        Map<UUID, Entry> newest = new HashMap<>();
        entries.stream()
                .filter(entry -> trainings.contains(entry.record().trainingId()))
                .forEach(entry -> newest.put(entry.record().trainingId(), entry));
        return newest;
    }
}
