package io.lorapipe.images.check;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** Decodes an image from its first to its last row, keeping only a thumbnail's worth of pixels. */
final class Decoder {

    private static final int MEGAPIXEL = 1_000_000;

    /** A decoder may hold every pixel, or a progressive image's coefficients, so their sum is limited. */
    private static final int MOST_MEGAPIXELS_AT_ONCE = 64;

    private static final int KEPT_SIDE = 256;

    private final Semaphore megapixels = new Semaphore(MOST_MEGAPIXELS_AT_ONCE, true);

    /** Answers what is wrong with the image, if anything. */
    Optional<Layout.Faulty> fault(ImageFormat format, ByteBuffer image, Layout.Sound size) {
        int share = (int) Math.min(MOST_MEGAPIXELS_AT_ONCE, 1 + size.pixels() / MEGAPIXEL);
        megapixels.acquireUninterruptibly(share);
        try {
            return decode(format, image, size);
        } finally {
            megapixels.release(share);
        }
    }

    private static Optional<Layout.Faulty> decode(ImageFormat format, ByteBuffer image, Layout.Sound size) {
        List<String> warnings = new ArrayList<>();
        try (var stream = new BufferImageStream(image)) {
            ImageReader reader = reader(format);
            try {
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                reader.setInput(stream, true, true);
                readAll(reader, size);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException undecodable) {
            return Optional.of(Layout.corrupt("cannot be decoded"));
        }
        return warnings.stream()
                .flatMap(warning -> seriousness(warning).stream())
                .findFirst();
    }

    private static void readAll(ImageReader reader, Layout.Sound size) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(size.width(), size.height()) / KEPT_SIDE);
        int across = Math.min(step, size.width());
        int down = Math.min(step, size.height());
        param.setSourceSubsampling(across, down, 0, 0);
        if (reader.canReadRaster()) {
            reader.readRaster(0, param);
        } else {
            reader.read(0, param);
        }
    }

    /** libjpeg fills in what it misses and only warns; what it says about harmless oddities is let pass. */
    private static Optional<Layout.Faulty> seriousness(String warning) {
        if (warning.startsWith("Premature end") || warning.contains("EOI")) {
            return Optional.of(Layout.truncated());
        }
        boolean damaged = warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous");
        return damaged ? Optional.of(Layout.corrupt("has damaged picture data")) : Optional.empty();
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        return switch (format) {
            case JPEG -> registered(JPEGImageReaderSpi.class).createReaderInstance();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    /** By class, because the registry looks for plug-ins only where the first thread to use it could see. */
    private static synchronized ImageReaderSpi registered(Class<JPEGImageReaderSpi> type) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        JPEGImageReaderSpi found = registry.getServiceProviderByClass(type);
        if (found == null) {
            found = new JPEGImageReaderSpi();
            registry.registerServiceProvider(found, ImageReaderSpi.class);
        }
        return found;
    }
}
