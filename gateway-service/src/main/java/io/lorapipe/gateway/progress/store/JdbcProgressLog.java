package io.lorapipe.gateway.progress.store;

import io.lorapipe.gateway.progress.Cursor;
import io.lorapipe.gateway.progress.Entry;
import io.lorapipe.gateway.progress.ProgressLog;
import io.lorapipe.gateway.progress.Selection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** The log of progress in the database. */
@Repository
class JdbcProgressLog implements ProgressLog {

    private final ProgressRows rows;

    JdbcProgressLog(ProgressRows rows) {
        this.rows = rows;
    }

    @Override
    public String epoch() {
        return rows.epoch().orElse("none");
    }

    @Override
    public List<Entry> after(Selection selection, Cursor cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        var condition = unread(cursor, parameters);
        return switch (selection) {
            case Selection.OfTraining(var trainingId) -> {
                parameters.put("trainingId", trainingId);
                yield rows.select("training_id = :trainingId and " + condition, parameters, limit);
            }
            case Selection.OfUser(var userId) -> {
                parameters.put("userId", userId);
                yield rows.select("user_id = :userId and " + condition, parameters, limit);
            }
        };
    }

    @Override
    public Cursor end() {
        return new Cursor(epoch(), new TreeMap<>(rows.ends()));
    }

    @Override
    public Map<UUID, Entry> newest(Collection<UUID> trainings) {
        return rows.newest(trainings).stream()
                .collect(Collectors.toMap(entry -> entry.record().trainingId(), Function.identity(), (a, b) -> b));
    }

    private static String unread(Cursor cursor, Map<String, Object> parameters) {
        if (cursor.offsets().isEmpty()) {
            return "true";
        }
        parameters.put("read", cursor.offsets().keySet());
        var partitions = new StringBuilder("(partition_no not in (:read)");
        cursor.offsets().forEach((partition, offset) -> {
            parameters.put("offset" + partition, offset);
            partitions.append(" or partition_no = %d and record_offset > :offset%d".formatted(partition, partition));
        });
        return partitions.append(")").toString();
    }
}
