package io.lorapipe.sandbox.webhook;

import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.Requests;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers that their requests ended, until they acknowledge; what is owed outlives the process. */
public final class Webhooks implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private static final Duration FIRST_LIMIT = Duration.ofSeconds(15);
    private static final Duration LATER_LIMIT = Duration.ofMinutes(2);
    private static final int LAST_RETRY = 31;
    private static final int LONGEST_PAUSE_SECONDS = 600;

    private final Requests requests;
    private final WebhookReceivers receivers;
    private final SigningKey key;
    private final Clock clock;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fal-sandbox-webhooks").factory(), new DiscardPolicy());

    public Webhooks(Requests requests, WebhookReceivers receivers, SigningKey key, Clock clock) {
        this.requests = requests;
        this.receivers = receivers;
        this.key = key;
        this.clock = clock;
    }

    /** Begins with what an earlier process still owed. */
    public void start() {
        requests.listen((request, change) -> {
            if (change instanceof Change.Ended && request.owesWebhook()) {
                schedule(request, 0);
            }
        });
        requests.all().stream().filter(FalRequest::owesWebhook).forEach(request -> schedule(request, 0));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        senders.shutdown();
        try {
            senders.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void schedule(FalRequest request, int retry) {
        var _ = timer.schedule(
                () -> senders.execute(() -> deliver(request, retry)), pauseSeconds(retry), TimeUnit.SECONDS);
    }

    /** 0, 1, 2, 4, ... seconds. */
    private static long pauseSeconds(int retry) {
        return retry == 0 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(retry - 1, 20));
    }

    private void deliver(FalRequest request, int retry) {
        var url = request.submission().webhook().orElseThrow();
        var message = WebhookMessage.of(request, (Ended) request.state(), clock.instant(), key);
        switch (receivers.send(url, message, retry == 0 ? FIRST_LIMIT : LATER_LIMIT)) {
            case Reply.Acknowledged done -> settle(request.id(), true, "acknowledged");
            case Reply.Hopeless(var reason) -> settle(request.id(), false, reason);
            case Reply.TryAgain(var reason) -> {
                log.atInfo().addKeyValue("requestId", request.id()).log("A webhook was not acknowledged: {}", reason);
                if (retry < LAST_RETRY) {
                    schedule(request, retry + 1);
                } else {
                    settle(request.id(), false, reason);
                }
            }
        }
    }

    private void settle(UUID id, boolean acknowledged, String note) {
        if (!acknowledged) {
            log.atWarn().addKeyValue("requestId", id).log("A webhook was given up: {}", note);
        }
        requests.change(id, request -> Optional.of(new Change.WebhookSettled(clock.instant(), acknowledged, note)));
    }
}
