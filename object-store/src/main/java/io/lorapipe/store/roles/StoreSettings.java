package io.lorapipe.store.roles;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where objects live; null takes the default.
 *
 * @param type {@code local} (default) or {@code fal}, from LORAPIPE_STORE
 * @param directory of the local store, from LORAPIPE_STORE_DIRECTORY; default {@code data/store}
 * @param expectedId id that the local store must have, from LORAPIPE_STORE_ID; null takes any
 * @param publicUrl address at which upload-service serves local links, from LORAPIPE_PUBLIC_URL; without it the local
 *     store gives no links
 * @param falKey key for fal.ai's file store, from FAL_KEY
 * @param falRestUrl address of fal.ai's REST interface, from FAL_REST_URL; default {@code https://rest.fal.ai}
 * @param falFileHosts hosts that files of fal.ai may lie on, subdomains included; default {@code fal.media}
 * @param falExpiry how long fal.ai keeps a file; default 7 days
 */
public record StoreSettings(
        String type,
        Path directory,
        @Nullable String expectedId,
        @Nullable URI publicUrl,
        @Nullable String falKey,
        URI falRestUrl,
        List<String> falFileHosts,
        Duration falExpiry) {

    public StoreSettings(
            @Nullable String type,
            @Nullable Path directory,
            @Nullable String expectedId,
            @Nullable URI publicUrl,
            @Nullable String falKey,
            @Nullable URI falRestUrl,
            @Nullable List<String> falFileHosts,
            @Nullable Duration falExpiry) {
        this.type = type == null || type.isBlank() ? "local" : type;
        this.directory = directory == null ? Path.of("data", "store") : directory;
        this.expectedId = blankToNull(expectedId);
        this.publicUrl = publicUrl;
        this.falKey = blankToNull(falKey);
        this.falRestUrl = falRestUrl == null ? URI.create("https://rest.fal.ai") : falRestUrl;
        this.falFileHosts =
                falFileHosts == null || falFileHosts.isEmpty() ? List.of("fal.media") : List.copyOf(falFileHosts);
        this.falExpiry = falExpiry == null ? Duration.ofDays(7) : falExpiry;
    }

    /** A local store in this directory, with links at this address. */
    public static StoreSettings local(Path directory, @Nullable URI publicUrl) {
        return new StoreSettings("local", directory, null, publicUrl, null, null, null, null);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Override
    public String toString() {
        return "StoreSettings[type=%s, directory=%s, publicUrl=%s, falKey=%s, falRestUrl=%s]"
                .formatted(type, directory, publicUrl, falKey == null ? "none" : "set", falRestUrl);
    }
}
