package io.lorapipe.gateway.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream: what the log holds behind the cursor, then what the tail brings, each entry once. A completion
 * is told once the weights can be had; meanwhile the other trainings go on. The tail is subscribed to before the log is
 * read, so nothing falls between them.
 */
public final class ProgressStream implements AutoCloseable {

    private static final int PAGE = 500;

    private final ProgressLog log;
    private final Selection selection;
    private final Subscription subscription;
    private final HeldBack heldBack;
    private final Deque<Entry> replay = new ArrayDeque<>();
    private Cursor cursor;
    private boolean replayed;
    private boolean over;

    ProgressStream(
            ProgressLog log, Selection selection, Subscription subscription, Predicate<UUID> isEndNoted, Cursor start) {
        this.log = log;
        this.selection = selection;
        this.subscription = subscription;
        this.heldBack = new HeldBack(isEndNoted, System::nanoTime);
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
        while (!over && !subscription.isCut() && !heldBack.isOverdue()) {
            var due = heldBack.next();
            if (due != null) {
                return tell(due);
            }
            var left = Duration.ofNanos(deadline - System.nanoTime());
            var entry = candidate(heldBack.atMost(left));
            if (entry == null) {
                if (deadline - System.nanoTime() <= 0) {
                    return new Step.Quiet();
                }
            } else if (!cursor.hasRead(entry.position())) {
                cursor = cursor.at(entry.position());
                if (!heldBack.takes(entry)) {
                    return tell(entry);
                }
            }
        }
        return new Step.Over();
    }

    /** Its id leads back before what is held back, so that a reader who resumes there may see some records again. */
    private Step tell(Entry entry) {
        over = selection instanceof Selection.OfTraining
                && entry.record().state().isTerminal();
        return new Step.News(heldBack.before(cursor).text(), entry.record());
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
