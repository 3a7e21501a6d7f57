package io.lorapipe.system.processes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Holds the first request that fits, at one moment of its way, until it is dropped or passes. */
public final class Gate {

    /** When the request is held. */
    enum Moment {
        BEFORE_THE_REQUEST,
        WITHIN_THE_REQUEST,
        BEFORE_THE_ANSWER
    }

    private final Pattern requestLine;
    private final Moment moment;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean dropping = true;

    private Gate(String requestLine, Moment moment) {
        this.requestLine = Pattern.compile(requestLine);
        this.moment = moment;
    }

    /** Nothing of the request arrives. */
    public static Gate beforeRequest(String requestLine) {
        return new Gate(requestLine, Moment.BEFORE_THE_REQUEST);
    }

    /** A part of the request arrives: its head, and of its body what comes first. */
    public static Gate withinRequest(String requestLine) {
        return new Gate(requestLine, Moment.WITHIN_THE_REQUEST);
    }

    /** The request arrives and is answered; the answer does not arrive. */
    public static Gate beforeAnswer(String requestLine) {
        return new Gate(requestLine, Moment.BEFORE_THE_ANSWER);
    }

    /** Returns when a request is held. */
    public void awaitReached(Duration atMost) {
        try {
            if (!reached.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("No request fitted " + requestLine + " within " + atMost);
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    /** What is held never gets to the other side; later requests pass. */
    public void drop() {
        taken.set(true);
        decided.countDown();
    }

    /** What is held goes on. */
    public void pass() {
        dropping = false;
        decided.countDown();
    }

    boolean takes(String line) {
        return requestLine.matcher(line).find() && taken.compareAndSet(false, true);
    }

    Moment moment() {
        return moment;
    }

    /** Returns when it was decided; true says that what was held is to be dropped. */
    boolean hold() throws InterruptedException {
        reached.countDown();
        decided.await();
        return dropping;
    }
}
