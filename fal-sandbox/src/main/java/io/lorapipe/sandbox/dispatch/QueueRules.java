package io.lorapipe.sandbox.dispatch;

import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.RequestState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may run next.
 *
 * @param maxRunning runs at once per account
 * @param queueDelay the least time a request waits
 */
public record QueueRules(int maxRunning, Duration queueDelay) {

    /** Requests of the same account that wait in front of this one. */
    public static int position(FalRequest request, List<FalRequest> all) {
        var ahead = 0;
        for (var other : all) {
            if (other.id().equals(request.id())) {
                return ahead;
            }
            if (other.state() instanceof Queued && sameAccount(other, request)) {
                ahead++;
            }
        }
        return ahead;
    }

    /** What time does to a request that waits: it starts, or its caller's patience is over. */
    Optional<Change> next(FalRequest request, List<FalRequest> all, Instant now) {
        if (!(request.state() instanceof Queued)) {
            return Optional.empty();
        }
        if (deadline(request).filter(end -> !now.isBefore(end)).isPresent()) {
            return Optional.of(new Change.Ended(now, Outcome.notStartedInTime()));
        }
        var waited = !now.isBefore(earliestStart(request));
        var running = all.stream()
                .filter(other -> other.state() instanceof Running && sameAccount(other, request))
                .count();
        return waited && running < maxRunning ? Optional.of(new Change.Started(now)) : Optional.empty();
    }

    /** When time alone may change something next. */
    Optional<Instant> nextWakeUp(List<FalRequest> all, Instant now) {
        return all.stream()
                .filter(request -> request.state() instanceof Queued)
                .flatMap(request -> Stream.concat(Stream.of(earliestStart(request)), deadline(request).stream()))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private Instant earliestStart(FalRequest request) {
        return request.submission().acceptedAt().plus(queueDelay);
    }

    private static Optional<Instant> deadline(FalRequest request) {
        var submission = request.submission();
        return submission.startTimeout().map(submission.acceptedAt()::plus);
    }

    private static boolean sameAccount(FalRequest one, FalRequest other) {
        return one.submission().account().equals(other.submission().account());
    }
}
