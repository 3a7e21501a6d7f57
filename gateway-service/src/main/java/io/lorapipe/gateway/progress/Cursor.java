package io.lorapipe.gateway.progress;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a stream was read: the last offset of each partition, in one incarnation of the topic. Its text is the id of
 * an event: {@code <epoch>-<partition>-<offset>}, with more such pairs joined by dots where there are more partitions.
 *
 * @param epoch incarnation of the topic
 * @param offsets last offset by partition; a partition that is absent was not read at all
 */
public record Cursor(String epoch, SortedMap<Integer, Long> offsets) {

    private static final Pattern TEXT =
            Pattern.compile("([A-Za-z0-9_-]{1,40})-((?:\\d{1,6}-\\d{1,18}(?:\\.\\d{1,6}-\\d{1,18})*)|start)");

    public Cursor {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    /** Before everything. */
    public static Cursor start(String epoch) {
        return new Cursor(epoch, new TreeMap<>());
    }

    /** Reads the text of a cursor; empty when it is none. */
    public static Optional<Cursor> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var cursor = start(matcher.group(1));
        if (!matcher.group(2).equals("start")) {
            for (var pair : matcher.group(2).split("\\.")) {
                var dash = pair.indexOf('-');
                var partition = Integer.parseInt(pair.substring(0, dash));
                cursor = cursor.at(new Position(partition, Long.parseLong(pair.substring(dash + 1))));
            }
        }
        return Optional.of(cursor);
    }

    /** Whether the record at this position was read. */
    public boolean hasRead(Position position) {
        return offsets.getOrDefault(position.partition(), -1L) >= position.offset();
    }

    /** The cursor once the record at this position was read. */
    public Cursor at(Position position) {
        var moved = new TreeMap<>(offsets);
        moved.put(position.partition(), position.offset());
        return new Cursor(epoch, moved);
    }

    /** The cursor with neither the record at this position nor any behind it read. */
    public Cursor before(Position position) {
        if (!hasRead(position)) {
            return this;
        }
        if (position.offset() > 0) {
            return at(new Position(position.partition(), position.offset() - 1));
        }
        var moved = new TreeMap<>(offsets);
        moved.remove(position.partition());
        return new Cursor(epoch, moved);
    }

    /** The id of an event. */
    public String text() {
        var pairs = offsets.entrySet().stream().map(Cursor::pair).collect(Collectors.joining("."));
        return epoch + "-" + (pairs.isEmpty() ? "start" : pairs);
    }

    private static String pair(Map.Entry<Integer, Long> read) {
        return read.getKey() + "-" + read.getValue();
    }
}
