package io.lorapipe.gateway.training;

import org.jspecify.annotations.Nullable;

/**
 * A reference image of a training: an object in a store, or an address.
 *
 * @param name what the user calls it
 * @param store id of the store; null with a url
 * @param key its name in the store; null with a url
 * @param url its address; null with a key
 * @param sha256 digest of its bytes where it is known
 * @param caption what it shows
 */
public record TrainingImage(
        String name,
        @Nullable String store,
        @Nullable String key,
        @Nullable String url,
        @Nullable String sha256,
        @Nullable String caption) {}
