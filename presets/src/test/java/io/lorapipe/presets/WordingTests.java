package io.lorapipe.presets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTests {

    @ParameterizedTest
    @ValueSource(strings = {"o", "ohwx", "Zoë the fox", "戦士", "a photo of [trigger], smiling"})
    void wordsThatPeopleUseAreTaken(String word) {
        assertThat(Wording.checkTriggerWord(word)).isEmpty();
        assertThat(Wording.checkCharacterName(word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " ohwx", "ohwx ", "a\nb", "a\tb", "a\u0000", "a\u202eb", "a\u2028b", "\ud800"})
    void whatCannotBePrintedOnOneLineIsRefused(String word) {
        assertThat(Wording.checkTriggerWord(word))
                .hasValueSatisfying(
                        problem -> assertThat(problem.sentence()).contains("trigger word", "1 to 100 printable"));
    }

    @Test
    void theLengthIsCountedInCharacters() {
        assertThat(Wording.checkCharacterName("🦊".repeat(100))).isEmpty();
        assertThat(Wording.checkCharacterName("🦊".repeat(101)))
                .hasValueSatisfying(problem -> assertThat(problem.given()).hasSizeLessThan(130));
    }
}
