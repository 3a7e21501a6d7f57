package io.lorapipe.store.supabase;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * How long something that breaks is tried again: at once, then after growing pauses, while nothing moves; and not
 * before the server asks for it, unless that is too long to wait for here.
 */
final class Patience {

    private static final int TRIES = 5;
    private static final int LONGEST_PAUSES = 100;

    private final Duration pause;
    private int fruitless;

    Patience(Duration pause) {
        this.pause = pause;
    }

    /** It got further, so that all is as at the start. */
    void moved() {
        fruitless = 0;
    }

    /** Waits if it broke before, or if the server asks for it; whether to try once more. */
    boolean lasts(Duration asked) throws InterruptedIOException {
        fruitless++;
        if (fruitless > TRIES || asked.compareTo(pause.multipliedBy(LONGEST_PAUSES)) > 0) {
            return false;
        }
        // a server that was cut off may still be busy with what it got
        Duration growing = fruitless > 1 ? pause.multipliedBy(1L << (fruitless - 2)) : Duration.ZERO;
        sleep(asked.compareTo(growing) > 0 ? asked : growing);
        return true;
    }

    private static void sleep(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
