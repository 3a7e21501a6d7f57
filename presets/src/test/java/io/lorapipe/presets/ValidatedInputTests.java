package io.lorapipe.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ValidatedInputTests {

    private static final URI ARCHIVE = URI.create("https://files.example/a.zip?signature=1");

    @Test
    void theDefaultTrainerGetsTheBodyItWants() {
        ValidatedInput input = Samples.valid("flux-lora-fast-training", Map.of());

        assertThat(new JsonMapper().writeValueAsString(input.body(ARCHIVE)))
                .isEqualTo("{\"images_data_url\":\"https://files.example/a.zip?signature=1\","
                        + "\"data_archive_format\":\"zip\",\"trigger_word\":\"ohwx\",\"steps\":1000,"
                        + "\"create_masks\":true,\"is_style\":false,\"is_input_format_already_preprocessed\":false}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        flux-lora-fast-training,    images_data_url, true,  trigger_word
        flux-lora-portrait-trainer, images_data_url, true,  trigger_phrase
        turbo-flux-trainer,         images_data_url, false, trigger_phrase
        flux-2-trainer,             image_data_url,  false, default_caption
        qwen-image-2512-trainer,    image_data_url,  false, default_caption
        z-image-trainer,            image_data_url,  false, default_caption
        """)
    void everyTrainerGetsItsOwnFieldNames(String preset, String archive, boolean hasFormat, String trigger) {
        Map<String, Object> body = Samples.valid(preset, Map.of("steps", 200)).body(ARCHIVE);

        assertThat(body).containsEntry(archive, ARCHIVE.toString()).containsEntry(trigger, "ohwx");
        assertThat(body).containsEntry("steps", 200L);
        assertThat(body.containsKey("data_archive_format")).isEqualTo(hasFormat);
        assertThat(Samples.preset(preset).weightsField()).isEqualTo("diffusers_lora_file");
        assertThat(Samples.preset(preset).configField()).isEqualTo("config_file");
    }

    @Test
    void valuesOfJsonAvroAndTheCommandLineMeanTheSame() {
        for (Object steps : new Object[] {1000, 1000L, 1000.0, 1000f, "1000", " 1000 ", new StringBuilder("1e3")}) {
            assertThat(Samples.valid("flux-2-trainer", Map.of("steps", steps)).steps())
                    .isEqualTo(1000);
        }
        assertThat(Samples.valid("flux-lora-fast-training", Map.of("is_style", "true"))
                        .values())
                .containsEntry("is_style", true);
        assertThat(Samples.valid("flux-2-trainer", Map.of("learning_rate", "0.0001"))
                        .values())
                .containsEntry("learning_rate", 1e-4);
    }

    @Test
    void aTrainerWithItsOwnTriggerWordTellsIt() {
        assertThat(Samples.valid("turbo-flux-trainer", Map.of(), Optional.empty())
                        .body(ARCHIVE))
                .containsEntry("trigger_phrase", "ohwx");
        assertThat(Samples.valid("flux-lora-fast-training", Map.of(), Optional.empty())
                        .body(ARCHIVE))
                .doesNotContainKey("trigger_word");
    }

    @Test
    void aTrainerThatFailsOnImagesWithoutCaptionNeedsATriggerWord() {
        assertThat(Samples.preset("flux-2-trainer").validate(Map.of(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Validation.Invalid.class,
                        invalid ->
                                assertThat(invalid.sentence()).contains("fal-ai/flux-2-trainer needs a trigger word"));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("steps", true);
        wrong.put("rank\u0007", 8);
        Validation result = Samples.preset("flux-lora-fast-training").validate(wrong, Optional.of("two\nlines"));

        assertThat(result).isInstanceOfSatisfying(Validation.Invalid.class, invalid -> {
            assertThat(invalid.problems())
                    .extracting(Problem::parameter)
                    .containsExactlyInAnyOrder("steps", "rank?", "triggerWord");
            assertThat(invalid.sentence())
                    .contains("has no parameter \"rank?\"; it has steps, create_masks")
                    .contains("\"two?lines\"")
                    .doesNotContain("\n");
        });
    }

    @ParameterizedTest(name = "{0} {1} steps")
    @CsvSource(textBlock = """
        flux-lora-fast-training,    1000, 2.00
        flux-lora-fast-training,    1,    0.01
        flux-lora-portrait-trainer, 100,  2.40
        flux-lora-portrait-trainer, 2500, 6.00
        turbo-flux-trainer,         1000, 2.40
        flux-2-trainer,             1000, 6.40
        qwen-image-2512-trainer,    100,  0.75
        qwen-image-2512-trainer,    1000, 1.50
        z-image-trainer,            1000, 2.26
        """)
    void thePriceFollowsTheStepsFromTheMinimumOn(String preset, long steps, String amount) {
        Price.Estimate price =
                Samples.valid(preset, Map.of("steps", steps)).price().orElseThrow();

        assertThat(price.amount()).isEqualByComparingTo(amount);
        assertThat(price.currency()).isEqualTo("USD");
    }
}
