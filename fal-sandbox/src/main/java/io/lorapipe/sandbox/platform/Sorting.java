package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** What comes first in a list; what is equal stays as it was. */
public enum Sorting {

    /** What has not ended, then what ended last. */
    ENDED_AT(Sorting::endedAt),

    /** What took longest. */
    DURATION(Sorting::duration),

    /** What was sent last. */
    SENT_AT(Sorting::sentAt);

    private final Comparator<FalRequest> order;

    <T extends Comparable<T>> Sorting(Function<FalRequest, T> by) {
        order = Comparator.comparing(by).thenComparing(Sorting::sentAt).reversed();
    }

    Comparator<FalRequest> order() {
        return order;
    }

    private static Instant sentAt(FalRequest request) {
        return request.submission().acceptedAt();
    }

    private static Instant endedAt(FalRequest request) {
        return request.state() instanceof Ended ended ? ended.endedAt() : Instant.MAX;
    }

    private static Duration duration(FalRequest request) {
        return request.state() instanceof Ended ended
                ? ended.startedAt()
                        .map(start -> Duration.between(start, ended.endedAt()))
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}
