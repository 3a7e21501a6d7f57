package io.lorapipe.gateway.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completions that one stream has read but does not tell until the weights can be had. */
final class HeldBack {

    private static final Logger LOG = LoggerFactory.getLogger(HeldBack.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Predicate<UUID> isEndNoted;
    private final LongSupplier nanos;
    private final List<Held> all = new ArrayList<>();
    private Duration pause = FIRST_PAUSE;
    private long checkAt;

    private record Held(Entry entry, long since) {}

    HeldBack(Predicate<UUID> isEndNoted, LongSupplier nanos) {
        this.isEndNoted = isEndNoted;
        this.nanos = nanos;
    }

    /** Takes a completion whose end is not noted yet; any other entry may be told. */
    boolean takes(Entry entry) {
        if (entry.record().state() != ProgressState.COMPLETED
                || isEndNoted.test(entry.record().trainingId())) {
            return false;
        }
        var now = nanos.getAsLong();
        all.add(new Held(entry, now));
        pause = FIRST_PAUSE;
        checkAt = now + pause.toNanos();
        return true;
    }

    /** A completion whose end is noted by now; looks for one only when it is time to. */
    @Nullable
    Entry next() {
        if (all.isEmpty() || nanos.getAsLong() - checkAt < 0) {
            return null;
        }
        for (var held : all) {
            if (isEndNoted.test(held.entry().record().trainingId())) {
                all.remove(held);
                return held.entry();
            }
        }
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        checkAt = nanos.getAsLong() + pause.toNanos();
        return null;
    }

    /** How long the stream may wait for something else. */
    Duration atMost(Duration patience) {
        return all.isEmpty() ? patience : shorter(patience, Duration.ofNanos(checkAt - nanos.getAsLong()));
    }

    /** Whether an end is overdue for so long that the reader had better reconnect. */
    boolean isOverdue() {
        var now = nanos.getAsLong();
        var overdue = all.stream()
                .filter(held -> now - held.since() > PATIENCE.toNanos())
                .findFirst();
        overdue.ifPresent(held -> LOG.atWarn()
                .addKeyValue("trainingId", held.entry().record().trainingId())
                .log("A training completed but its end was not noted; its stream is closed, and readers reconnect"));
        return overdue.isPresent();
    }

    /** The cursor to resume behind: what is held back was not told. */
    Cursor before(Cursor read) {
        var cursor = read;
        for (var held : all) {
            cursor = cursor.before(held.entry().position());
        }
        return cursor;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
