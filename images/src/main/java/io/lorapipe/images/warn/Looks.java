package io.lorapipe.images.warn;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.picture.PixelRoom;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a look at images that were found usable. */
public final class Looks {

    private static final int MOST_PIXELS = 32_000_000;

    private Looks() {}

    /** Empty for an image that is too large for a mere look, or that cannot be shown here, as those in CMYK. */
    public static Optional<Look> at(CheckedImage image, Path file) {
        long pixels = (long) image.width() * image.height();
        return pixels >= MOST_PIXELS
                ? Optional.empty()
                : PixelRoom.within(
                        pixels, () -> GreyReader.read(file, image.format()).map(Look::at));
    }
}
