package io.lorapipe.local.gateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a training is asked for with.
 *
 * @param refuseWarnings whether it is refused when an image has a warning
 */
public record NewTraining(
        String characterId,
        List<Image> images,
        @Nullable List<@Nullable String> captions,
        String preset,
        Map<String, Object> parameters,
        @Nullable String triggerWord,
        boolean refuseWarnings) {

    public NewTraining {
        images = List.copyOf(images);
        parameters = Map.copyOf(parameters);
    }

    /** A reference image: an object that was uploaded, or a URL. */
    public record Image(
            @Nullable String name,
            @Nullable String store,
            @Nullable String key,
            @Nullable String sha256,
            @Nullable String url) {

        public static Image at(String url) {
            return new Image(null, null, null, null, url);
        }
    }
}
