package io.lorapipe.training.attempt;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An object in one of our stores, as events name it.
 *
 * @param size in bytes
 * @param sha256 lower-case hex
 * @param url only where the store chose the address
 */
public record StoredFile(
        String store,
        String key,
        long size,
        String sha256,
        String contentType,
        @Nullable URI url) {}
