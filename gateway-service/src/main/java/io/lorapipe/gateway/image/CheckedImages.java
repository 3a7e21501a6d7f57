package io.lorapipe.gateway.image;

import io.lorapipe.images.check.CheckedImage;
import java.util.Optional;

/** Remembers which bytes were checked and found usable. */
public interface CheckedImages {

    /** What is known of the bytes with this digest. */
    Optional<CheckedImage> find(String sha256);

    /** Remembers a usable image; one that is known already changes nothing. */
    void remember(CheckedImage image);
}
