package io.lorapipe.images.warn;

import org.jspecify.annotations.Nullable;

/**
 * An image that was looked at.
 *
 * @param name what its owner calls it
 * @param look what was seen; null where nothing could be
 */
public record Seen(String name, @Nullable Look look) {}
