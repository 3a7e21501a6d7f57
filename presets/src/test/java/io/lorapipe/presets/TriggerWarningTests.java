package io.lorapipe.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerWarningTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    flux-lora-fast-training   | The trainer ignores the trigger word "mira" where there are captions, and 2 of 3 lack it; write it into them.
                    flux-lora-portrait-trainer| The trainer puts the trigger word "mira" only where a caption says [trigger], and 1 of 3 say neither; write [trigger] into them.
                    turbo-flux-trainer        | The trainer puts the trigger word "mira" only where a caption says [trigger], and 1 of 3 say neither; write [trigger] into them.
                    flux-2-trainer            | The trainer takes the trigger word "mira" only for images without a caption, and 2 of 3 captions lack it; write it into them.
                    qwen-image-2512-trainer   | The trainer takes the trigger word "mira" only for images without a caption, and 2 of 3 captions lack it; write it into them.
                    z-image-trainer           | The trainer takes the trigger word "mira" only for images without a caption, and 2 of 3 captions lack it; write it into them.
                    """)
    void aTriggerWordThatIsPassedOverIsWarnedOfByTheRuleOfTheTrainer(String preset, String sentence) {
        assertThat(warning(preset, "a fox", "Mira in the snow", "[trigger] at night"))
                .contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({"flux-lora-fast-training", "turbo-flux-trainer", "z-image-trainer"})
    void captionsThatHaveTheWordAreAsTheyShouldBe(String preset) {
        assertThat(warning(preset, "mira, standing", "portrait of MIRA")).isEmpty();
        assertThat(warning(preset)).isEmpty();
    }

    @Test
    void withoutATriggerWordNothingIsPassedOver() {
        assertThat(Presets.standard().triggerWarning(Optional.empty(), List.of("a fox")))
                .isEmpty();
    }

    private static Optional<String> warning(String id, String... captions) {
        return switch (Presets.find(id)) {
            case PresetSearch.Found(var preset) -> preset.triggerWarning(Optional.of("mira"), List.of(captions));
            case PresetSearch.Unknown unknown -> throw new AssertionError(unknown.sentence());
        };
    }
}
