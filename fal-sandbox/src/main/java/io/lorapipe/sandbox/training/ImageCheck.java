package io.lorapipe.sandbox.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Whether an image can be opened. */
final class ImageCheck {

    /** Every row is decoded, but few are kept, so a large photograph needs little memory. */
    private static final int KEPT_EVERY = 16;

    private ImageCheck() {}

    /** Java has no decoder for WebP, so its container has to do. */
    static boolean webpHeader(InputStream bytes) {
        try {
            var header = bytes.readNBytes(12);
            return header.length == 12
                    && new String(header, 0, 4, StandardCharsets.US_ASCII).equals("RIFF")
                    && new String(header, 8, 4, StandardCharsets.US_ASCII).equals("WEBP");
        } catch (IOException ex) {
            return false;
        }
    }

    static boolean decodes(InputStream bytes) {
        try (var image = new MemoryCacheImageInputStream(bytes)) {
            var readers = ImageIO.getImageReaders(image);
            return readers.hasNext() && decodes(readers.next(), image);
        } catch (IOException | RuntimeException ex) {
            // Decoders answer damaged bytes with exceptions of many kinds.
            return false;
        }
    }

    /** The JPEG decoder fills what is missing with grey and only warns. */
    private static boolean saysCutShort(String warning) {
        var words = warning.toLowerCase(Locale.ROOT);
        return words.contains("truncated") || words.contains("premature end");
    }

    private static boolean decodes(ImageReader reader, ImageInputStream image) throws IOException {
        var complete = new boolean[] {true};
        IIOReadWarningListener cutShort = (source, warning) -> complete[0] &= !saysCutShort(warning);
        try {
            reader.setInput(image, true, true);
            reader.addIIOReadWarningListener(cutShort);
            var sparse = reader.getDefaultReadParam();
            sparse.setSourceSubsampling(KEPT_EVERY, KEPT_EVERY, 0, 0);
            if (reader.canReadRaster()) {
                // Also opens colour models that Java cannot show, such as CMYK.
                reader.readRaster(0, sparse);
            } else {
                reader.read(0, sparse);
            }
            return complete[0];
        } finally {
            reader.dispose();
        }
    }
}
