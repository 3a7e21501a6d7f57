package io.lorapipe.images.check;

import io.lorapipe.images.picture.Flaw;
import io.lorapipe.images.picture.JpegPicture;
import io.lorapipe.images.picture.PixelRoom;
import io.lorapipe.images.picture.PngPicture;
import io.lorapipe.images.picture.WebpPicture;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads an image's picture from its first to its last row. */
final class Decoder {

    /** A JPEG or PNG is read row by row; of a progressive JPEG at most three bits are held for each pixel. */
    private static final int LESS_HELD_BY_ROW_READERS = 8;

    private Decoder() {}

    /** Answers what is wrong with the image, if anything. */
    static Optional<Layout.Faulty> fault(ImageFormat format, ByteBuffer image, Layout.Sound size) {
        long held = format == ImageFormat.WEBP ? size.pixels() : size.pixels() / LESS_HELD_BY_ROW_READERS;
        return PixelRoom.within(held, () -> flaw(format, image, size).map(Decoder::fault));
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
            case TOO_DEMANDING -> Layout.unusual("takes more memory to read than there is");
        };
    }
}
