package io.lorapipe.gateway.image;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.warn.Look;
import java.util.Optional;

/** Remembers which bytes were checked and found usable. */
public interface CheckedImages {

    /**
     * What is known of the bytes with this digest.
     *
     * @param terms what the verdict depends on but the bytes; a verdict by others is not found
     */
    Optional<CheckedImage> find(String terms, String sha256);

    /**
     * Remembers a usable image, in the place of a verdict by other terms; one that is known already changes nothing.
     */
    void remember(String terms, CheckedImage image);

    /** What a remembered image looks like; empty where nobody has looked, or nothing could be seen. */
    Optional<Look> look(String sha256);

    /** Remembers what a remembered image looks like. */
    void remember(String sha256, Look look);
}
