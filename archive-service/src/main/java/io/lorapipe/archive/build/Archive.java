package io.lorapipe.archive.build;

import io.lorapipe.store.Location;

/**
 * An archive in a store.
 *
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Archive(Location location, long size, String sha256, int imageCount) {}
