package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.follow.Turns.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        assertThat(Turns.inTurn(List.of(ann, bob), Map.of("ann", 2L), NOW)).containsExactly(bob, ann);
    }

    @Test
    void whoHasWaitedVeryLongComesFirst() {
        var old = waiter("ann", Duration.ofHours(7).toSeconds());
        var fresh = waiter("bob", 1);
        assertThat(Turns.inTurn(List.of(fresh, old), Map.of("ann", 9L), NOW)).containsExactly(old, fresh);
    }

    private static Waiter waiter(String user, long secondsAgo) {
        return new Waiter(UUID.randomUUID(), UUID.randomUUID(), user, NOW.minusSeconds(secondsAgo));
    }
}
