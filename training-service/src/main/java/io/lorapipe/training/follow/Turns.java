package io.lorapipe.training.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fair turns: users take turns, each with their oldest first, and who was served last comes last. The oldest of a user
 * gains a round for each hour that nothing of this user was served: so attempts under way hold nobody up for ever, and
 * nobody's backlog comes before newcomers.
 */
public final class Turns {

    private Turns() {}

    /** An attempt that waits. */
    public record Waiter(UUID trainingId, UUID attemptId, String userId, Instant since) {}

    /**
     * What a user has had.
     *
     * @param inFlight attempts under way
     * @param last when something became of one of this user's attempts last; null where nothing did lately
     */
    public record Served(long inFlight, @Nullable Instant last) {

        /** Of a user who has had nothing. */
        public static final Served NOTHING = new Served(0, null);
    }

    private record Ranked(Waiter waiter, long round, Instant idleSince) {}

    /** The waiters in the order in which they are admitted, after what their users have had. */
    public static List<Waiter> inTurn(List<Waiter> waiting, Map<String, Served> served, Instant now) {
        var places = new HashMap<String, Long>();
        return waiting.stream()
                .sorted(Comparator.comparing(Waiter::since).thenComparing(Waiter::attemptId))
                .map(waiter -> ranked(
                        waiter,
                        places.merge(waiter.userId(), 1L, Long::sum),
                        served.getOrDefault(waiter.userId(), Served.NOTHING),
                        now))
                .sorted(Comparator.comparingLong(Ranked::round)
                        .thenComparing(Ranked::idleSince)) // stable: of a user the oldest first
                .map(Ranked::waiter)
                .toList();
    }

    private static Ranked ranked(Waiter waiter, long place, Served served, Instant now) {
        var last = served.last();
        var idleSince = last == null || last.isBefore(waiter.since()) ? waiter.since() : last;
        var gained = place == 1 ? Math.max(0, Duration.between(idleSince, now).toHours()) : 0;
        return new Ranked(waiter, served.inFlight() + place - gained, idleSince);
    }

    /** How many come before an attempt; all of them where it is not among them. */
    public static int ahead(Stream<Waiter> inTurn, UUID attemptId) {
        return (int) inTurn.takeWhile(waiter -> !waiter.attemptId().equals(attemptId))
                .count();
    }
}
