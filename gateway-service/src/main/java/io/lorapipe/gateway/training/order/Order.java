package io.lorapipe.gateway.training.order;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, as it came.
 *
 * @param characterId a character of the user
 * @param images an upload's key or an address each
 * @param preset the trainer; null takes the default
 * @param parameters values by name; what is absent takes the preset's default
 * @param triggerWord the word that will call the character
 * @param captions as many as images, in their order, each may be null
 * @param refuseWarnings whether a warning of an image is to be a reason to refuse; null is no
 */
public record Order(
        @Nullable String characterId,
        @Nullable List<@Nullable OrderedImage> images,
        @Nullable String preset,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable String triggerWord,
        @Nullable List<@Nullable String> captions,
        @Nullable Boolean refuseWarnings) {

    boolean refusesWarnings() {
        return Boolean.TRUE.equals(refuseWarnings);
    }

    /**
     * One image as it was asked for.
     *
     * @param name what the user calls it
     * @param store id of the store; null takes the one for reference images
     * @param key its name in the store
     * @param url its address, instead of a key; a {@code data:} address is the image itself
     * @param sha256 digest of its bytes
     */
    public record OrderedImage(
            @Nullable String name,
            @Nullable String store,
            @Nullable String key,
            @Nullable String url,
            @Nullable String sha256) {}
}
