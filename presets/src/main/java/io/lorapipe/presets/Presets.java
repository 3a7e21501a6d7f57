package io.lorapipe.presets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The trainers that lorapipe knows. */
public final class Presets {

    /** The first is the default. */
    private static final List<Preset> ALL = List.of(
            load("flux-lora-fast-training"),
            load("flux-lora-portrait-trainer"),
            load("turbo-flux-trainer"),
            load("flux-2-trainer"),
            load("qwen-image-2512-trainer"),
            load("z-image-trainer"));

    private Presets() {}

    /** All presets, the default one first. */
    public static List<Preset> all() {
        return ALL;
    }

    /** The preset of a training that names none. */
    public static Preset standard() {
        return ALL.getFirst();
    }

    /** Looks a preset up by its id, with or without the leading {@code fal-ai/}. */
    public static PresetSearch find(String id) {
        String wanted = id.strip().toLowerCase(Locale.ROOT);
        for (Preset preset : ALL) {
            if (wanted.equals(preset.id()) || wanted.equals(preset.shortName())) {
                return new PresetSearch.Found(preset);
            }
        }
        return new PresetSearch.Unknown(id, ALL.stream().map(Preset::id).toList());
    }

    private static Preset load(String name) {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream file = Presets.class.getResourceAsStream(name + ".json")) {
            return json.readValue(file, Preset.class);
        } catch (IOException e) {
            throw new IllegalStateException("The preset " + name + " cannot be read", e);
        }
    }
}
