package io.lorapipe.local.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small pictures that can be trained on, no two alike. */
public final class Pictures {

    private static final int SIDE = 256;

    private Pictures() {}

    /** Fills a directory with that many JPEGs, {@code picture-01.jpg} and so on. */
    public static Path directory(Path directory, int count) throws IOException {
        Files.createDirectories(directory);
        for (int i = 1; i <= count; i++) {
            write(directory.resolve("picture-%02d.jpg".formatted(i)), i);
        }
        return directory;
    }

    private static void write(Path file, int number) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.getHSBColor(number / 13f, 1, 1));
        graphics.fillRect(number * 8, number * 4, SIDE / 2, SIDE / 2);
        graphics.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }
}
