package io.lorapipe.store.supabase;

import java.io.InterruptedIOException;
import java.time.Duration;

/** How long something that breaks is tried again: at once, then after growing pauses, while nothing moves. */
final class Patience {

    private static final int TRIES = 5;

    private final Duration pause;
    private int fruitless;

    Patience(Duration pause) {
        this.pause = pause;
    }

    /** It got further, so that all is as at the start. */
    void moved() {
        fruitless = 0;
    }

    /** Waits if it broke before; whether to try once more. */
    boolean lasts() throws InterruptedIOException {
        fruitless++;
        if (fruitless > TRIES) {
            return false;
        }
        if (fruitless > 1) { // a server that was cut off may still be busy with what it got
            sleep(pause.multipliedBy(1L << (fruitless - 2)));
        }
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
