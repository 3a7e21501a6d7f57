package io.lorapipe.gateway.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream: what the log holds behind the cursor, then what the tail brings, each entry once. The tail is
 * subscribed to before the log is read, so nothing falls between them.
 */
public final class ProgressStream implements AutoCloseable {

    private static final int PAGE = 500;
    private static final Duration CHECK_OF_END = Duration.ofMillis(50);

    private final ProgressLog log;
    private final Selection selection;
    private final Subscription subscription;
    private final Predicate<UUID> isEndNoted;
    private final Deque<Entry> replay = new ArrayDeque<>();
    private Cursor cursor;
    private boolean replayed;
    private boolean over;
    private @Nullable Entry held;

    ProgressStream(
            ProgressLog log, Selection selection, Subscription subscription, Predicate<UUID> isEndNoted, Cursor start) {
        this.log = log;
        this.selection = selection;
        this.subscription = subscription;
        this.isEndNoted = isEndNoted;
        this.cursor = start;
    }

    /** What comes next. */
    public sealed interface Step {

        /** A record, and the id to resume behind it. */
        record News(String id, ProgressRecord record) implements Step {}

        /** Nothing within the patience given. */
        record Quiet() implements Step {}

        /** Nothing follows: the training ended, or the reader is to reconnect. */
        record Over() implements Step {}
    }

    /** Waits for what comes next. */
    public Step next(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!over && !subscription.isCut()) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            var entry = held == null ? candidate(left) : held;
            if (entry == null) {
                return new Step.Quiet();
            }
            held = entry;
            if (cursor.hasRead(entry.position())) {
                held = null;
            } else if (mayBeTold(entry)) {
                held = null;
                return tell(entry);
            } else if (left.isNegative()) {
                return new Step.Quiet();
            } else {
                Thread.sleep(CHECK_OF_END);
            }
        }
        return new Step.Over();
    }

    private Step tell(Entry entry) {
        cursor = cursor.at(entry.position());
        over = selection instanceof Selection.OfTraining
                && entry.record().state().isTerminal();
        return new Step.News(cursor.text(), entry.record());
    }

    /** Completion is told once the weights can be had. */
    private boolean mayBeTold(Entry entry) {
        return entry.record().state() != ProgressState.COMPLETED
                || isEndNoted.test(entry.record().trainingId());
    }

    private @Nullable Entry candidate(Duration patience) throws InterruptedException {
        if (!replayed && replay.isEmpty()) {
            replay.addAll(log.after(selection, cursor, PAGE));
            replayed = replay.size() < PAGE;
        }
        var next = replay.poll();
        if (next != null) {
            return next;
        }
        var live = subscription.next(patience.isNegative() ? Duration.ZERO : patience);
        return live == Tail.END ? null : live;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
