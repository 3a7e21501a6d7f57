package io.lorapipe.presets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTests {

    @Test
    void allTrainersAreKnownAndTheFastOneIsTheDefault() {
        assertThat(Presets.all())
                .extracting(Preset::id)
                .containsExactly(
                        "fal-ai/flux-lora-fast-training",
                        "fal-ai/flux-lora-portrait-trainer",
                        "fal-ai/turbo-flux-trainer",
                        "fal-ai/flux-2-trainer",
                        "fal-ai/qwen-image-2512-trainer",
                        "fal-ai/z-image-trainer");
        assertThat(Presets.standard().id()).isEqualTo("fal-ai/flux-lora-fast-training");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-ai/flux-2-trainer", "flux-2-trainer", " FLUX-2-trainer "})
    void aPresetIsFoundByItsIdWithOrWithoutOwner(String id) {
        assertThat(Presets.find(id))
                .isInstanceOfSatisfying(
                        PresetSearch.Found.class,
                        found -> assertThat(found.preset().id()).isEqualTo("fal-ai/flux-2-trainer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux", "", "other/flux-2-trainer", "fal-ai/flux-2-trainer/edit"})
    void anUnknownPresetIsToldWhichThereAre(String id) {
        assertThat(Presets.find(id)).isInstanceOfSatisfying(PresetSearch.Unknown.class, unknown -> {
            assertThat(unknown.known()).hasSize(6);
            assertThat(unknown.sentence()).contains("\"" + id + "\"").contains("fal-ai/z-image-trainer");
        });
    }

    @Test
    void everyFactNamesItsSource() {
        assertThat(Presets.all()).allSatisfy(preset -> {
            assertThat(preset.source()).isNotBlank();
            assertThat(preset.price())
                    .satisfies(price -> assertThat(price.source()).isNotBlank());
        });
    }
}
