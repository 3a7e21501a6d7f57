package io.lorapipe.local.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures that can be trained on, no two alike. */
public final class Pictures {

    private static final int SIDE = 256;
    private static final int THINGS = 40;

    private Pictures() {}

    /** Fills a directory with that many JPEGs, {@code picture-01.jpg} and so on. */
    public static Path directory(Path directory, int count) throws IOException {
        Files.createDirectories(directory);
        for (int i = 1; i <= count; i++) {
            write(directory.resolve("picture-%02d.jpg".formatted(i)), i);
        }
        return directory;
    }

    /** The same picture in another format. */
    public static void copy(Path file, Path copy) throws IOException {
        var name = copy.getFileName().toString();
        ImageIO.write(ImageIO.read(file.toFile()), name.substring(name.lastIndexOf('.') + 1), copy.toFile());
    }

    private static void write(Path file, int number) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var chance = new Random(number);
        var graphics = image.createGraphics();
        for (int i = 0; i < THINGS; i++) {
            graphics.setColor(new Color(chance.nextInt(0x1000000)));
            graphics.fillRect(chance.nextInt(SIDE), chance.nextInt(SIDE), SIDE / 4, SIDE / 4);
        }
        graphics.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }
}
