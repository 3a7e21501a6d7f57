package io.lorapipe.sandbox.dispatch;

import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.RequestState.Running;
import io.lorapipe.sandbox.queue.Requests;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from the queue when their turn comes, and has them run. */
public final class Dispatcher implements AutoCloseable {

    /** What became of the wish to cancel. */
    public enum CancelResult {
        /** It had not started and never will. */
        REMOVED,
        /** It runs and was told to stop. */
        REQUESTED,
        /** Too late. */
        ALREADY_COMPLETED
    }

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Requests requests;
    private final QueueRules rules;
    private final Runner runner;
    private final Runs runs;
    private final Clock clock;
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fal-sandbox-queue").factory(), new DiscardPolicy());
    private @Nullable Future<?> nextWakeUp;

    public Dispatcher(Requests requests, QueueRules rules, Runner runner, Clock clock) {
        this.requests = requests;
        this.rules = rules;
        this.runner = runner;
        this.runs = new Runs(requests, runner, clock);
        this.clock = clock;
    }

    /** Goes on with what an earlier process left. */
    public void start() {
        requests.listen((request, change) -> {
            if (change instanceof Change.Ended) {
                wake();
            }
        });
        requests.all().stream()
                .filter(request -> request.state() instanceof Running)
                .forEach(runs::launch);
        wake();
    }

    /** Looks at the queue again, for it has changed. */
    public void wake() {
        timer.execute(this::startDue);
    }

    public CancelResult cancel(UUID id) {
        var transition = requests.change(id, request -> switch (request.state()) {
            case Queued queued -> Optional.of(new Change.Ended(clock.instant(), Outcome.cancelled()));
            case Running run -> Optional.of(new Change.CancelRequested(clock.instant()));
            case Ended ended -> Optional.empty();
        });
        return switch (transition.before().state()) {
            case Queued queued -> CancelResult.REMOVED;
            case Running run -> {
                runs.stop(id);
                yield CancelResult.REQUESTED;
            }
            case Ended ended -> CancelResult.ALREADY_COMPLETED;
        };
    }

    /** Stops every run where it stands; the next start goes on from there. */
    @Override
    public void close() {
        timer.shutdownNow();
        runs.close();
    }

    /** Runs on the timer's one thread, so no two requests take the same slot. */
    private void startDue() {
        try {
            requests.all().stream()
                    .filter(request -> request.state() instanceof Queued)
                    .forEach(this::startIfDue);
            sleepUntilNextDue();
        } catch (RuntimeException ex) {
            // What could not be launched because the sandbox closes goes on with the next start.
            if (!timer.isShutdown()) {
                log.error("The queue could not be looked at; it is tried again with the next request", ex);
            }
        }
    }

    private void startIfDue(FalRequest waiting) {
        var ready = runner.ready(waiting);
        var now = requests.change(
                waiting.id(),
                request -> rules.next(request, requests.all(), clock.instant())
                        .filter(change -> ready || !(change instanceof Change.Started)));
        if (now.after().state() instanceof Running) {
            runs.launch(now.after());
        }
    }

    private void sleepUntilNextDue() {
        if (nextWakeUp != null) {
            nextWakeUp.cancel(false);
        }
        var now = clock.instant();
        nextWakeUp = rules.nextWakeUp(requests.all(), now)
                .map(at -> Duration.between(now, at).toNanos())
                .map(wait -> timer.schedule(this::startDue, wait, TimeUnit.NANOSECONDS))
                .orElse(null);
    }
}
