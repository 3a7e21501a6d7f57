package io.lorapipe.sandbox.queue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** All accepted requests; every change is journalled before anyone sees it. */
public final class Requests implements AutoCloseable {

    /** Hears of every change, after it happened and outside the lock. */
    public interface Listener {
        void changed(FalRequest request, Change change);
    }

    /** A request before and after a decision; the same when nothing was decided. */
    public record Transition(FalRequest before, FalRequest after) {}

    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<UUID, FalRequest> byId = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private boolean closed;

    public Requests(Journal journal) {
        this.journal = journal;
        journal.replay(
                submission -> byId.put(submission.requestId(), FalRequest.accepted(submission)),
                (id, change) -> byId.computeIfPresent(id, (same, request) -> request.after(change)));
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public FalRequest accept(Submission submission) {
        lock.lock();
        try {
            journal.accepted(submission);
            var request = FalRequest.accepted(submission);
            byId.put(request.id(), request);
            return request;
        } finally {
            lock.unlock();
        }
    }

    public Optional<FalRequest> find(UUID id) {
        lock.lock();
        try {
            return Optional.ofNullable(byId.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** All of them, in the order they were accepted. */
    public List<FalRequest> all() {
        lock.lock();
        try {
            return List.copyOf(byId.values());
        } finally {
            lock.unlock();
        }
    }

    /** Decides on the request as it is, and applies the decision before anything else can happen to it. */
    public Transition change(UUID id, Function<FalRequest, Optional<Change>> decision) {
        Transition transition;
        Optional<Change> change;
        lock.lock();
        try {
            var before = known(id);
            change = decision.apply(before);
            transition = new Transition(before, change.map(before::after).orElse(before));
            change.ifPresent(made -> journal.changed(id, made));
            byId.put(id, transition.after());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        change.ifPresent(made -> listeners.forEach(listener -> listener.changed(transition.after(), made)));
        return transition;
    }

    /** Waits until the request differs from the one seen, at most this long; returns it as it is then. */
    public FalRequest awaitChange(FalRequest seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (seen.equals(known(seen.id())) && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            return known(seen.id());
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of everyone who waits for a change. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private FalRequest known(UUID id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow();
    }
}
