package io.lorapipe.gateway.progress;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one stream has yet to read of the tail; one that lags too far behind is cut. */
final class Subscription implements AutoCloseable {

    private final LinkedBlockingQueue<Entry> waiting;
    private final Runnable onClose;
    private volatile boolean cut;

    Subscription(int capacity, Runnable onClose) {
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.onClose = onClose;
    }

    void offer(Entry entry) {
        if (!waiting.offer(entry)) {
            cut = true;
        }
    }

    /** Ends the stream as soon as its reader looks again. */
    void cut() {
        cut = true;
        waiting.clear();
        waiting.offer(Tail.END);
    }

    /** The next entry; null when none came in time. */
    @Nullable
    Entry next(Duration patience) throws InterruptedException {
        return waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isCut() {
        return cut;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
