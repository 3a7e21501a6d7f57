package io.lorapipe.sandbox.dispatch;

import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Running;
import io.lorapipe.sandbox.queue.Requests;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of this process, each on a virtual thread of its own. */
final class Runs implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);
    private static final int SECONDS_TO_STOP = 5;

    private final Requests requests;
    private final Runner runner;
    private final Clock clock;
    private final Map<UUID, RunControl> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    Runs(Requests requests, Runner runner, Clock clock) {
        this.requests = requests;
        this.runner = runner;
        this.clock = clock;
    }

    /** Runs a request that has started, now or in an earlier process. */
    void launch(FalRequest request) {
        var control = new RunControl(requests, request.id(), clock);
        running.put(request.id(), control);
        // A cancel may have come before there was a control to stop.
        if (requests.find(request.id()).filter(Runs::cancelling).isPresent()) {
            control.stop();
        }
        threads.execute(() -> run(request, control));
    }

    void stop(UUID id) {
        Optional.ofNullable(running.get(id)).ifPresent(RunControl::stop);
    }

    /** Cuts the runs off; the next start begins them again, so what became of them here does not count. */
    @Override
    public void close() {
        closing = true;
        running.values().forEach(RunControl::stop);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                log.info("A run does not let itself be cut off; the next start begins it again");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(FalRequest request, RunControl control) {
        try {
            var outcome = runner.run(request, control);
            if (!closing) {
                requests.change(request.id(), now -> end(now, outcome));
            }
        } catch (RuntimeException ex) {
            if (!closing && !requests.isClosed()) {
                log.atError()
                        .addKeyValue("requestId", request.id())
                        .setCause(ex)
                        .log("A run broke off");
                requests.change(request.id(), now -> end(now, Optional.of(Outcome.brokenRun())));
            }
        } finally {
            running.remove(request.id());
        }
    }

    /** A run that stopped without an outcome was cancelled. */
    private Optional<Change> end(FalRequest now, Optional<Outcome> outcome) {
        return outcome.or(() -> Optional.of(Outcome.cancelled()).filter(cancelled -> cancelling(now)))
                .<Change>map(ended -> new Change.Ended(clock.instant(), ended))
                .filter(change -> now.state() instanceof Running);
    }

    private static boolean cancelling(FalRequest request) {
        return request.state() instanceof Running run && run.cancelRequested();
    }
}
