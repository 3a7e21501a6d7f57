package io.lorapipe.system.pipeline;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Large pictures of noise, and the archives that are made of them. */
final class HeavyImages {

    private static final int SIDE = 1800;

    /** An image has at least this many bytes, for noise cannot be compressed. */
    static final long BYTES = 3L * SIDE * SIDE;

    private HeavyImages() {}

    static byte[] image(int seed) {
        return image(seed, SIDE);
    }

    static byte[] image(int seed, int side) {
        var random = new Random(seed);
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, side, side, random.ints((long) side * side).toArray(), 0, side);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return bytes.toByteArray();
    }

    /** Size of the largest archive under way below a directory; 0 when there is none. */
    static long largestArchive(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(it -> it.endsWith("archive.zip"))
                    .mapToLong(it -> it.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException | UncheckedIOException changing) {
            return 0;
        }
    }
}
