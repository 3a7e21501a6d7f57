package io.lorapipe.sandbox.queue;

import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.RequestState.Running;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from the queue when their turn comes, and runs them. */
public final class Dispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Requests requests;
    private final QueueRules rules;
    private final Runner runner;
    private final Clock clock;
    private final Map<UUID, RunControl> running = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fal-sandbox-queue").factory(), new DiscardPolicy());
    private @Nullable Future<?> nextWakeUp;

    public Dispatcher(Requests requests, QueueRules rules, Runner runner, Clock clock) {
        this.requests = requests;
        this.rules = rules;
        this.runner = runner;
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
                .forEach(this::launch);
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
            case Running run -> stop(id);
            case Ended ended -> CancelResult.ALREADY_COMPLETED;
        };
    }

    /** Stops every run where it stands; the next start goes on from there. */
    @Override
    public void close() {
        timer.shutdownNow();
        running.values().forEach(RunControl::stop);
        workers.shutdown();
        try {
            workers.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private CancelResult stop(UUID id) {
        Optional.ofNullable(running.get(id)).ifPresent(RunControl::stop);
        return CancelResult.REQUESTED;
    }

    /** Runs on the timer's one thread, so no two requests take the same slot. */
    private void startDue() {
        for (var waiting : requests.all()) {
            if (waiting.state() instanceof Queued) {
                var now =
                        requests.change(waiting.id(), request -> rules.next(request, requests.all(), clock.instant()));
                if (now.after().state() instanceof Running) {
                    launch(now.after());
                }
            }
        }
        sleepUntilNextDue();
    }

    private void sleepUntilNextDue() {
        if (nextWakeUp != null) {
            nextWakeUp.cancel(false);
        }
        var now = clock.instant();
        nextWakeUp = rules.nextWakeUp(requests.all(), now)
                .map(at ->
                        timer.schedule(this::startDue, Duration.between(now, at).toNanos(), TimeUnit.NANOSECONDS))
                .orElse(null);
    }

    private void launch(FalRequest request) {
        var control = new RunControl(requests, request.id(), clock);
        running.put(request.id(), control);
        workers.execute(() -> run(request, control));
    }

    private void run(FalRequest request, RunControl control) {
        try {
            var outcome = runner.run(request, control);
            requests.change(request.id(), now -> end(now, outcome));
        } catch (RuntimeException ex) {
            log.atError().addKeyValue("requestId", request.id()).setCause(ex).log("A run broke off");
            requests.change(request.id(), now -> end(now, Optional.of(Outcome.brokenRun())));
        } finally {
            running.remove(request.id());
        }
    }

    /** A run that stopped without an outcome was cancelled, or the sandbox is closing. */
    private Optional<Change> end(FalRequest now, Optional<Outcome> outcome) {
        return switch (now.state()) {
            case Running(var at, var archive, var step, var logs, var cancelRequested) ->
                outcome.or(() -> Optional.of(Outcome.cancelled()).filter(cancelled -> cancelRequested))
                        .map(ended -> new Change.Ended(clock.instant(), ended));
            case Queued queued -> Optional.empty();
            case Ended ended -> Optional.empty();
        };
    }
}
