package io.lorapipe.upload.delivery;

import io.lorapipe.store.Location;
import java.util.regex.Pattern;

/**
 * An archive in the staging store.
 *
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param contentType media type, application/zip
 */
public record Staged(String userId, Location location, long size, String sha256, String contentType) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Staged {
        if (size < 1 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("An archive has bytes and a SHA-256 in lower-case hex.");
        }
    }
}
