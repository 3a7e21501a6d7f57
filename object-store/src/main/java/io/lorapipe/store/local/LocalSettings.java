package io.lorapipe.store.local;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the local store is; null takes the default.
 *
 * @param directory from LORAPIPE_STORE_DIRECTORY; default {@code data/store}
 * @param expectedId id that the store must have, from LORAPIPE_STORE_ID; null takes any
 * @param publicUrl address at which upload-service serves links, from LORAPIPE_PUBLIC_URL; without it the store gives
 *     none
 */
public record LocalSettings(
        Path directory,
        @Nullable String expectedId,
        @Nullable URI publicUrl) {

    /** Nothing but the defaults. */
    public static final LocalSettings NONE = new LocalSettings(null, null, null);

    public LocalSettings(@Nullable Path directory, @Nullable String expectedId, @Nullable URI publicUrl) {
        this.directory = directory == null ? Path.of("data", "store") : directory;
        this.expectedId = expectedId == null || expectedId.isBlank() ? null : expectedId.strip();
        this.publicUrl = publicUrl;
    }
}
