package io.lorapipe.images.check;

import io.lorapipe.images.picture.Flaw;
import io.lorapipe.images.picture.JpegPicture;
import io.lorapipe.images.picture.PngPicture;
import io.lorapipe.images.picture.WebpPicture;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Reads an image's picture from its first to its last row. */
final class Decoder {

    private static final int MEGAPIXEL = 1_000_000;

    /** Some decoders hold every pixel, so their sum is limited. */
    private static final int MOST_MEGAPIXELS_AT_ONCE = 64;

    private final Semaphore megapixels = new Semaphore(MOST_MEGAPIXELS_AT_ONCE, true);

    /** Answers what is wrong with the image, if anything. */
    Optional<Layout.Faulty> fault(ImageFormat format, ByteBuffer image, Layout.Sound size) {
        int share = (int) Math.min(MOST_MEGAPIXELS_AT_ONCE, 1 + size.pixels() / MEGAPIXEL);
        megapixels.acquireUninterruptibly(share);
        try {
            return flaw(format, image, size).map(Decoder::fault);
        } finally {
            megapixels.release(share);
        }
    }

    private static Optional<Flaw> flaw(ImageFormat format, ByteBuffer image, Layout.Sound size) {
        return switch (format) {
            case JPEG -> JpegPicture.flaw(image);
            case PNG -> PngPicture.flaw(image);
            case WEBP -> WebpPicture.flaw(image, size.width(), size.height());
        };
    }

    private static Layout.Faulty fault(Flaw flaw) {
        return switch (flaw) {
            case CUT_OFF -> Layout.truncated();
            case DAMAGED -> Layout.corrupt("has damaged picture data");
        };
    }
}
