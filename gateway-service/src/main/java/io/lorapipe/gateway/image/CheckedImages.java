package io.lorapipe.gateway.image;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.warn.Look;
import java.util.Optional;

/** Remembers which bytes were checked and found usable. */
public interface CheckedImages {

    /** What is known of the bytes with this digest. */
    Optional<CheckedImage> find(String sha256);

    /** Remembers a usable image; one that is known already changes nothing. */
    void remember(CheckedImage image);

    /** What a remembered image looks like; empty where nobody has looked, or nothing could be seen. */
    Optional<Look> look(String sha256);

    /** Remembers what a remembered image looks like. */
    void remember(String sha256, Look look);
}
