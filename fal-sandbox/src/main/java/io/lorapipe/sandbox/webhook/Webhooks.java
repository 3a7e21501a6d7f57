package io.lorapipe.sandbox.webhook;

import io.lorapipe.sandbox.faults.Call;
import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.kinds.Fault;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.faults.kinds.WebhookFault;
import io.lorapipe.sandbox.faults.kinds.WebhookFault.BeforeSubmitAnswer;
import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.FalRequest;
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
import java.util.function.Predicate;
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
    private final Messages messages;
    private final Faults faults;
    private final Clock clock;
    private final Order order = new Order();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fal-sandbox-webhooks").factory(), new DiscardPolicy());

    public Webhooks(Requests requests, WebhookReceivers receivers, SigningKeys keys, Faults faults, Clock clock) {
        this.requests = requests;
        this.receivers = receivers;
        this.messages = new Messages(keys, clock);
        this.faults = faults;
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

    /** Keeps the answer to a submit back where the script wants its webhook to come first. */
    public void beforeAnswer(FalRequest request) {
        fault(request, BeforeSubmitAnswer.class::isInstance)
                .map(BeforeSubmitAnswer.class::cast)
                .ifPresent(early -> order.await(request.id(), early.atMost()));
    }

    @Override
    public void close() {
        order.close();
        timer.shutdownNow();
        senders.shutdown();
        try {
            senders.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void schedule(FalRequest request, int retry) {
        later(Duration.ofSeconds(pauseSeconds(retry)), () -> deliver(request, retry));
    }

    private void later(Duration pause, Runnable work) {
        var _ = timer.schedule(() -> senders.execute(work), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** 0, 1, 2, 4, ... seconds. */
    private static long pauseSeconds(int retry) {
        return retry == 0 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(retry - 1, 20));
    }

    private void deliver(FalRequest request, int retry) {
        var fault = fault(request, this::appliesToSending);
        if (fault.isEmpty()) {
            send(request, retry, messages.genuine(request), 0);
            return;
        }
        switch (fault.get()) {
            case WebhookFault.Never never -> settle(request.id(), false, "a fault script keeps it back");
            case WebhookFault.Late(var by) -> later(by, () -> send(request, retry, messages.genuine(request), 0));
            case WebhookFault.AfterNext(var atMost) -> hold(request, retry, atMost);
            case WebhookFault.Duplicate(var copies) -> send(request, retry, messages.genuine(request), copies);
            case WebhookFault.Wrong wrong -> send(request, retry, messages.wrong(wrong, request), 0);
            case BeforeSubmitAnswer early -> throw new IllegalStateException(early + " is not thrown at a webhook");
        }
    }

    private void hold(FalRequest request, int retry, Duration atMost) {
        order.hold(request, () -> send(request, retry, messages.genuine(request), 0));
        later(atMost, () -> order.letGo(request.id()).ifPresent(Runnable::run));
    }

    private boolean appliesToSending(Fault fault) {
        return switch (fault) {
            case BeforeSubmitAnswer early -> false;
            case WebhookFault.AfterNext next -> order.holdsNothing();
            default -> true;
        };
    }

    private Optional<WebhookFault> fault(FalRequest request, Predicate<Fault> applies) {
        return request.submission()
                .webhook()
                .filter(url -> faults.concern(Point.WEBHOOK))
                .flatMap(url -> faults.next(Call.about(Point.WEBHOOK, request, url), applies))
                .map(hit -> (WebhookFault) hit.fault());
    }

    /** The first reply counts. */
    private void send(FalRequest request, int retry, WebhookMessage message, int copies) {
        var url = request.submission().webhook().orElseThrow();
        var limit = retry == 0 ? FIRST_LIMIT : LATER_LIMIT;
        var reply = receivers.send(url, message, limit);
        for (var copy = 0; copy < copies; copy++) {
            var _ = receivers.send(url, message, limit);
        }
        order.sent(request).forEach(senders::execute);
        heard(request, retry, reply);
    }

    private void heard(FalRequest request, int retry, Reply reply) {
        switch (reply) {
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
