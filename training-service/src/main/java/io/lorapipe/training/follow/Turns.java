package io.lorapipe.training.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Fair turns: users take turns, each with their oldest first; who has waited very long comes before all others. */
public final class Turns {

    private static final Duration VERY_LONG = Duration.ofHours(6);

    private Turns() {}

    /** An attempt that waits. */
    public record Waiter(UUID trainingId, UUID attemptId, String userId, Instant since) {}

    private record Ranked(Waiter waiter, long round) {}

    /** The waiters in the order in which they are admitted; {@code inFlight} counts the attempts under way by user. */
    public static List<Waiter> inTurn(List<Waiter> waiting, Map<String, Long> inFlight, Instant now) {
        var rounds = new HashMap<>(inFlight);
        return waiting.stream()
                .sorted(oldestFirst())
                .map(waiter -> new Ranked(waiter, round(waiter, rounds, now)))
                .sorted(Comparator.comparingLong(Ranked::round)) // stable: within a round the oldest first
                .map(Ranked::waiter)
                .toList();
    }

    private static long round(Waiter waiter, Map<String, Long> rounds, Instant now) {
        var round = rounds.merge(waiter.userId(), 1L, Long::sum);
        return waiter.since().plus(VERY_LONG).isBefore(now) ? 0 : round;
    }

    private static Comparator<Waiter> oldestFirst() {
        return Comparator.comparing(Waiter::since).thenComparing(Waiter::attemptId);
    }

    /** How many come before an attempt; all of them where it is not among them. */
    public static int ahead(Stream<Waiter> inTurn, UUID attemptId) {
        return (int) inTurn.takeWhile(waiter -> !waiter.attemptId().equals(attemptId))
                .count();
    }
}
