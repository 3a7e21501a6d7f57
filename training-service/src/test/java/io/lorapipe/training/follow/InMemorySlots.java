package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The twin of admission for tests: room for everybody, unless full or paused. */
final class InMemorySlots implements Slots {

    private volatile int taken;
    private volatile @Nullable Turn paused;

    void full(int ahead) {
        taken = ahead + 1;
    }

    boolean isPaused() {
        return paused != null;
    }

    @Override
    public Turn look(UUID attemptId, Instant now) {
        var pause = paused;
        if (pause instanceof Turn.Paused it && now.isBefore(it.until())) {
            return pause;
        }
        return taken == 0 ? new Turn.Now() : new Turn.Behind(taken - 1);
    }

    @Override
    public Turn claim(UUID attemptId, Instant now) {
        return look(attemptId, now);
    }

    @Override
    public void pause(Failure why, @Nullable Duration retryAfter, Instant now) {
        paused = new Turn.Paused(why, now, now.plus(retryAfter == null ? Duration.ofSeconds(30) : retryAfter));
    }

    @Override
    public void resume(Instant begunAt) {
        if (paused instanceof Turn.Paused it && it.since().isBefore(begunAt)) {
            paused = null;
        }
    }
}
