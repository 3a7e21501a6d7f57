package io.lorapipe.sandbox.webhook;

import io.lorapipe.sandbox.queue.FalRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Who waits for a webhook to be sent: another webhook, or the answer to a submit. */
final class Order {

    private record Held(FalRequest request, Runnable sending) {}

    private final Map<UUID, Held> held = new LinkedHashMap<>();
    private final Map<UUID, CompletableFuture<Boolean>> sent = new ConcurrentHashMap<>();

    /** Two that wait for each other would wait for ever. */
    synchronized boolean holdsNothing() {
        return held.isEmpty();
    }

    synchronized void hold(FalRequest request, Runnable sending) {
        held.put(request.id(), new Held(request, sending));
    }

    /** Empty when it was let go before. */
    synchronized Optional<Runnable> letGo(UUID id) {
        return Optional.ofNullable(held.remove(id)).map(Held::sending);
    }

    /** Notes that a webhook has been sent, acknowledged or not; returns what waited for it. */
    List<Runnable> sent(FalRequest request) {
        sentOnce(request.id()).complete(true);
        return overtakenBy(request);
    }

    /** Waits until the webhook has been sent for the first time, at most so long. */
    void await(UUID id, Duration atMost) {
        var _ = sentOnce(id)
                .completeOnTimeout(false, atMost.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    /** Lets go of everyone who waits. */
    void close() {
        sent.values().forEach(each -> each.complete(false));
    }

    private CompletableFuture<Boolean> sentOnce(UUID id) {
        return sent.computeIfAbsent(id, same -> new CompletableFuture<>());
    }

    private synchronized List<Runnable> overtakenBy(FalRequest request) {
        var at = request.submission().acceptedAt();
        var overtaken = new ArrayList<Runnable>();
        held.values().removeIf(each -> {
            var earlier = !each.request().id().equals(request.id())
                    && !each.request().submission().acceptedAt().isAfter(at);
            return earlier && overtaken.add(each.sending());
        });
        return overtaken;
    }
}
