package io.lorapipe.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingRuleTests {

    private final ReadingRule rule = new ReadingRule();

    @Test
    void aRepeatedEarlierRecordIsIgnored() {
        assertThat(rule.accepts(progress(0, State.RUNNING, 45))).isTrue();
        assertThat(rule.accepts(progress(0, State.RUNNING, 31))).isFalse();
        assertThat(rule.accepts(progress(0, State.RUNNING, 45))).isTrue();
    }

    @Test
    void aSecondAttemptCountsAlthoughItsPercentIsLower() {
        assertThat(rule.accepts(progress(1, State.RUNNING, 88))).isTrue();
        assertThat(rule.accepts(progress(2, State.WAITING, 60))).isTrue();
        assertThat(rule.accepts(progress(1, State.RUNNING, 89))).isFalse();
    }

    @Test
    void theFirstTerminalRecordCountsWhateverItsPercentAndNothingAfterIt() {
        assertThat(rule.accepts(progress(1, State.RUNNING, 88))).isTrue();
        assertThat(rule.accepts(progress(0, State.FAILED, 0))).isTrue();
        assertThat(rule.accepts(progress(1, State.COMPLETED, 100))).isFalse();
        assertThat(rule.accepts(progress(2, State.RUNNING, 100))).isFalse();
    }

    private static Progress progress(int attempt, State state, double percent) {
        return Progress.newBuilder()
                .setTrainingId(new UUID(0, 1))
                .setUserId("ada")
                .setCharacterId("fox")
                .setAttempt(attempt)
                .setStage(Stage.TRAINING)
                .setState(state)
                .setPercent(percent)
                .setMessage("")
                .setAt(Instant.EPOCH)
                .build();
    }
}
