package io.lorapipe.gateway.progress;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens streams, new ones and those that a reader resumes. */
public final class ProgressStreams {

    /** Id of a snapshot of an ended training whose records are gone. */
    public static final String ENDED = "ended";

    private final ProgressLog log;
    private final Tail tail;
    private final Predicate<UUID> isEndNoted;

    public ProgressStreams(ProgressLog log, Tail tail, Predicate<UUID> isEndNoted) {
        this.log = log;
        this.tail = tail;
        this.isEndNoted = isEndNoted;
    }

    /** How a stream begins. */
    public sealed interface Opening {

        /** With what is behind the reader's last id. */
        record Follow(ProgressStream stream) implements Opening {}

        /** With a snapshot under this id, for the reader's last id is not known; then what is behind the snapshot. */
        record Reset(String id, ProgressStream stream) implements Opening {}

        /** With a snapshot under this id, and with nothing behind it: the training ended and its records are gone. */
        record Snapshot(String id) implements Opening {}

        /** Not at all: the reader has seen the end. */
        record Nothing() implements Opening {}
    }

    /** Opens the stream of one training behind the reader's last id. */
    public Opening ofTraining(UUID trainingId, @Nullable String lastId) {
        var selection = new Selection.OfTraining(trainingId);
        var newest = Optional.ofNullable(log.newest(List.of(trainingId)).get(trainingId));
        var ended = isEndNoted.test(trainingId);
        if (newest.isEmpty() && ended) {
            return ENDED.equals(lastId) ? new Opening.Nothing() : new Opening.Snapshot(ENDED);
        }
        if (lastId == null) {
            return new Opening.Follow(stream(selection, Cursor.start(log.epoch())));
        }
        var resumed = known(lastId).filter(cursor -> isWithin(selection, cursor));
        if (resumed.isEmpty()) {
            return reset(selection, newest);
        }
        var sawEnd = newest.filter(entry -> entry.record().state().isTerminal())
                .filter(entry -> resumed.get().hasRead(entry.position()))
                .isPresent();
        return sawEnd ? new Opening.Nothing() : new Opening.Follow(stream(selection, resumed.get()));
    }

    /** Opens the stream of all trainings of a user behind the reader's last id. */
    public Opening ofUser(String userId, @Nullable String lastId) {
        var selection = new Selection.OfUser(userId);
        var end = log.end();
        return Optional.ofNullable(lastId)
                .flatMap(this::known)
                .filter(cursor -> isNotBehind(end, cursor))
                .<Opening>map(cursor -> new Opening.Follow(stream(selection, cursor)))
                .orElseGet(() -> new Opening.Reset(end.text(), stream(selection, end)));
    }

    /** The snapshot holds the newest record; a terminal one is told again by the stream itself, once its time comes. */
    private Opening reset(Selection selection, Optional<Entry> newest) {
        var start = Cursor.start(log.epoch());
        var cursor = newest.map(entry -> {
                    var read = start.at(entry.position());
                    return entry.record().state().isTerminal() ? read.before(entry.position()) : read;
                })
                .orElse(start);
        return new Opening.Reset(cursor.text(), stream(selection, cursor));
    }

    private Optional<Cursor> known(String lastId) {
        return Cursor.parse(lastId).filter(cursor -> cursor.epoch().equals(log.epoch()));
    }

    /** Whether the cursor is one that the stream of this training may have had. */
    private boolean isWithin(Selection selection, Cursor cursor) {
        var first = log.after(selection, Cursor.start(cursor.epoch()), 1);
        return cursor.offsets().isEmpty()
                || cursor.offsets().size() == 1
                        && first.stream()
                                .allMatch(entry -> cursor.offsets()
                                        .containsKey(entry.position().partition()))
                        && isNotBehind(log.end(), cursor);
    }

    private static boolean isNotBehind(Cursor end, Cursor cursor) {
        return cursor.offsets().entrySet().stream()
                .allMatch(read -> end.offsets().getOrDefault(read.getKey(), -1L) >= read.getValue());
    }

    private ProgressStream stream(Selection selection, Cursor cursor) {
        return new ProgressStream(log, selection, tail.subscribe(selection), isEndNoted, cursor);
    }
}
