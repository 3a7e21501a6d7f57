package io.lorapipe.upload.delivery;

import io.lorapipe.store.Location;

/**
 * An archive in the staging store.
 *
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param contentType media type, application/zip
 */
public record Staged(String userId, Location location, long size, String sha256, String contentType) {}
