package io.lorapipe.archive.build;

import org.jspecify.annotations.Nullable;

/**
 * Where one reference image comes from: a store, or an address.
 *
 * @param label what messages call it, e.g. image 3 (front.jpg)
 * @param store id of the store; null means the store of reference images
 * @param key key in the store; null when it comes from {@code url}
 * @param url address; null when it comes from a store
 * @param sha256 digest it must have, lower-case hex; null takes any
 * @param caption what it shows; null for none
 */
public record Reference(
        String label,
        @Nullable String store,
        @Nullable String key,
        @Nullable String url,
        @Nullable String sha256,
        @Nullable String caption) {}
