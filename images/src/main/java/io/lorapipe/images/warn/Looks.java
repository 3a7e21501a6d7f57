package io.lorapipe.images.warn;

import io.lorapipe.images.check.CheckedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Takes a look at images that were found usable. */
public final class Looks {

    private static final int MEGAPIXEL = 1_000_000;

    /** Some decoders hold every pixel, so their sum is limited. */
    private static final int MOST_MEGAPIXELS_AT_ONCE = 32;

    private static final Semaphore MEGAPIXELS = new Semaphore(MOST_MEGAPIXELS_AT_ONCE, true);

    private Looks() {}

    /** Empty for an image that is too large for a mere look, or that cannot be shown here, as those in CMYK. */
    public static Optional<Look> at(CheckedImage image, Path file) {
        long share = 1 + (long) image.width() * image.height() / MEGAPIXEL;
        if (share > MOST_MEGAPIXELS_AT_ONCE) {
            return Optional.empty();
        }
        MEGAPIXELS.acquireUninterruptibly((int) share);
        try {
            return GreyReader.read(file, image.format()).map(Look::at);
        } finally {
            MEGAPIXELS.release((int) share);
        }
    }
}
