package io.lorapipe.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @ParameterizedTest
    @ValueSource(strings = {"epoch-0-17", "-a-b_-3-99", "epoch-0-17.1-4.12-0", "epoch-start"})
    void theTextOfACursorIsReadBack(String text) {
        assertThat(Cursor.parse(text))
                .hasValueSatisfying(cursor -> assertThat(cursor.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "epoch", "epoch-1", "epoch-1-", "epoch-1-2.", "epoch-1-x", "é-1-2"})
    void otherTextIsNoCursor(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void aCursorHasReadWhatLiesAtOrBeforeItInItsPartition() {
        var cursor = Cursor.start("epoch").at(new Position(1, 5));

        assertThat(cursor.hasRead(new Position(1, 5))).isTrue();
        assertThat(cursor.hasRead(new Position(1, 6))).isFalse();
        assertThat(cursor.hasRead(new Position(0, 0))).isFalse();
    }
}
