package io.lorapipe.sandbox.dispatch;

import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.CheckedArchive;
import io.lorapipe.sandbox.queue.LogLine;
import io.lorapipe.sandbox.queue.RequestState.Running;
import io.lorapipe.sandbox.queue.Requests;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run's line to the queue: it reports here, and hears here that it shall stop. */
public final class RunControl {

    private final Requests requests;
    private final UUID id;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    RunControl(Requests requests, UUID id, Clock clock) {
        this.requests = requests;
        this.id = id;
        this.clock = clock;
    }

    public void log(String message, int step) {
        report(new Change.Logged(new LogLine(clock.instant(), message), step));
    }

    public void checked(CheckedArchive archive) {
        report(new Change.ArchiveChecked(archive));
    }

    /** Waits, unless it is told to stop; true when the run shall stop. */
    public boolean pause(Duration duration) {
        try {
            return stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop() {
        stop.countDown();
    }

    private void report(Change change) {
        requests.change(id, request -> Optional.of(change).filter(made -> request.state() instanceof Running));
    }
}
