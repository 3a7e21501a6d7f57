package io.lorapipe.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StageProgressTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ReadingRule reader = new ReadingRule();

    @Test
    void whatHappensWhenWorkIsTriedAgainIsNews() {
        assertThat(reader.accepts(stage(30).running(46, "creating").build())).isTrue();

        assertThat(reader.accepts(
                        stage(52).retrying(52, "later", NOW.plusSeconds(7)).build()))
                .isTrue();
        assertThat(reader.accepts(stage(52).running(31, "downloading again").build()))
                .isTrue();
    }

    @Test
    void aRecordThatWaitsSaysWhySinceWhenAndUntilWhen() {
        var waiting = stage(52).retrying(52, "later", NOW.plusSeconds(7)).build();

        assertThat(waiting.getState()).isEqualTo(State.WAITING);
        assertThat(waiting.getWaitingReason()).isEqualTo("RETRY");
        assertThat(waiting.getWaitingSince()).isEqualTo(NOW);
        assertThat(waiting.getNextStepAt()).isEqualTo(NOW.plusSeconds(7));
    }

    private static StageProgress stage(double floor) {
        return new StageProgress(new UUID(0, 1), "ada", "fox", Stage.ARCHIVE, floor, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
