package io.lorapipe.images.warn;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.lorapipe.images.check.ImageFormat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Reads as much of a picture as an impression of it needs: grey, and with pixels left out. */
final class GreyReader {

    private static final int ENOUGH_PIXELS = 1024;
    private static final int MIDDLE_GREY = 128;
    private static final int CMYK_BANDS = 4;

    private GreyReader() {}

    /** Empty for what ImageIO cannot show, which says nothing about the image. */
    static Optional<GreyPicture> read(Path file, ImageFormat format) {
        ImageReader reader = null;
        try (var stream = new FileImageInputStream(file.toFile())) {
            reader = reader(format);
            reader.setInput(stream, true, true);
            return format == ImageFormat.JPEG
                    ? ofRaster(reader.readRaster(0, coarse(reader)))
                    : Optional.of(ofImage(reader.read(0, coarse(reader))));
        } catch (IOException | RuntimeException | OutOfMemoryError undecodable) {
            return Optional.empty();
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        return format == ImageFormat.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format.name()).next();
    }

    private static ImageReadParam coarse(ImageReader reader) throws IOException {
        var param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / ENOUGH_PIXELS);
        param.setSourceSubsampling(Math.min(step, reader.getWidth(0)), Math.min(step, reader.getHeight(0)), 0, 0);
        return param;
    }

    /** A JPEG's first band is its brightness; in the few that keep red, green and blue it is the red. */
    private static Optional<GreyPicture> ofRaster(Raster raster) {
        int bands = raster.getNumBands();
        if (bands == CMYK_BANDS) {
            return Optional.empty();
        }
        var samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        var grey = new float[raster.getWidth() * raster.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = samples[i * bands] & 0xff;
        }
        return Optional.of(new GreyPicture(raster.getWidth(), raster.getHeight(), grey));
    }

    private static GreyPicture ofImage(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var row = new int[width];
        var grey = new float[width * height];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = brightness(row[x]);
            }
        }
        return new GreyPicture(width, height, grey);
    }

    /** By Rec. 601, as in a JPEG; what can be seen through is seen before a middle grey. */
    private static float brightness(int argb) {
        float luma = 0.299f * (argb >> 16 & 0xff) + 0.587f * (argb >> 8 & 0xff) + 0.114f * (argb & 0xff);
        return MIDDLE_GREY + (luma - MIDDLE_GREY) * (argb >>> 24) / 255f;
    }
}
