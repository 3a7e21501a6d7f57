package io.lorapipe.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeldBackTests {

    private long now;
    private int looks;
    private boolean noted;
    private final HeldBack held = new HeldBack(
            id -> {
                looks++;
                return noted;
            },
            () -> now);

    @Test
    void itLooksForTheEndLessAndLessOften() {
        assertThat(held.takes(completed(1))).isTrue();
        looks = 0;

        for (int i = 0; i < 1000; i++) {
            pass(Duration.ofMillis(60));
            assertThat(held.next()).isNull();
        }

        assertThat(looks).isBetween(25, 40);
    }

    @Test
    void itIsToldOnceItsEndIsNotedAndThenLimitsNothing() {
        held.takes(completed(4));
        noted = true;
        assertThat(held.next()).isNull();

        pass(held.atMost(Duration.ofHours(1)));

        assertThat(held.next()).isEqualTo(completed(4));
        assertThat(held.atMost(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void itIsOverdueAfterSomeMinutes() {
        held.takes(completed(1));
        assertThat(held.isOverdue()).isFalse();

        pass(Duration.ofMinutes(6));

        assertThat(held.isOverdue()).isTrue();
    }

    @Test
    void theCursorLeadsBackBeforeAllThatIsHeld() {
        held.takes(completed(4));
        held.takes(completed(2));
        var read = Cursor.start("e").at(new Position(0, 9)).at(new Position(1, 7));

        assertThat(held.before(read).text()).isEqualTo("e-0-1.1-7");
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static Entry completed(long offset) {
        return new Entry(
                new Position(0, offset),
                new ProgressRecord(
                        new UUID(1, 1),
                        "ada",
                        "mira",
                        1,
                        "TRAINING",
                        ProgressState.COMPLETED,
                        100,
                        "completed",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Instant.EPOCH));
    }
}
