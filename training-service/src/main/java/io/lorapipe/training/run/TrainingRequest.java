package io.lorapipe.training.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was requested; two requests of one training must be equal. */
public record TrainingRequest(
        String userId,
        String characterId,
        @Nullable String characterName,
        List<Image> images,
        String preset,
        Map<String, Object> parameters,
        @Nullable String triggerWord) {

    public TrainingRequest {
        images = List.copyOf(images);
        var normal = new TreeMap<String, Object>();
        parameters.forEach((name, value) -> normal.put(name, normal(value)));
        parameters = Map.copyOf(normal);
    }

    /** A reference image, either by key in a store or by address. */
    public record Image(
            String name,
            @Nullable String store,
            @Nullable String key,
            @Nullable String url,
            @Nullable String sha256,
            @Nullable String caption) {}

    /** JSON does not tell an int from a long. */
    private static Object normal(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case CharSequence text -> text.toString();
            default -> value;
        };
    }
}
