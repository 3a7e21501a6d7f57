package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.follow.Turns.Served;
import io.lorapipe.training.follow.Turns.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void usersTakeTurnsEachWithTheirOldestFirst() {
        var ann1 = waiter("ann", 50);
        var ann2 = waiter("ann", 40);
        var ann3 = waiter("ann", 30);
        var bob1 = waiter("bob", 20);
        assertThat(Turns.inTurn(List.of(bob1, ann3, ann1, ann2), Map.of(), NOW))
                .containsExactly(ann1, bob1, ann2, ann3);
    }

    @Test
    void whoHasAttemptsUnderWayComesAfterWhoHasNone() {
        var ann = waiter("ann", 50);
        var bob = waiter("bob", 20);
        assertThat(Turns.inTurn(List.of(ann, bob), Map.of("ann", new Served(2, null)), NOW))
                .containsExactly(bob, ann);
    }

    @Test
    void whoHasWaitedVeryLongComesFirst() {
        var old = waiter("ann", Duration.ofHours(7).toSeconds());
        var fresh = waiter("bob", 1);
        assertThat(Turns.inTurn(List.of(fresh, old), Map.of("ann", new Served(5, NOW.minusSeconds(7 * 3600))), NOW))
                .containsExactly(old, fresh);
    }

    @Test
    void nobodysBacklogComesBeforeNewcomersHoweverOldItIs() {
        var backlog = Stream.iterate(0, i -> i + 1)
                .limit(500)
                .map(i -> waiter("ann", Duration.ofHours(100).toSeconds() - i))
                .toList();
        var fresh = waiter("bob", 1);
        var all = Stream.concat(backlog.stream(), Stream.of(fresh)).toList();
        assertThat(Turns.inTurn(all, Map.of(), NOW).indexOf(fresh)).isEqualTo(1);
        assertThat(Turns.inTurn(all, Map.of("ann", new Served(0, NOW)), NOW)).startsWith(fresh);
        assertThat(Turns.inTurn(all, Map.of("ann", new Served(1, NOW.minusSeconds(60))), NOW))
                .startsWith(fresh);
    }

    private static Waiter waiter(String user, long secondsAgo) {
        return new Waiter(UUID.randomUUID(), UUID.randomUUID(), user, NOW.minusSeconds(secondsAgo));
    }
}
