package io.lorapipe.images.warn;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of many things with crisp edges, and what may be done to them. */
final class Scenes {

    private static final int THINGS = 60;

    private Scenes() {}

    static BufferedImage scene(int width, int height, int seed) {
        return before(new Color(140, 140, 150), width, height, seed);
    }

    static BufferedImage before(Color ground, int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var chance = new Random(seed);
        Graphics2D pen = image.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
        pen.scale(width, height);
        pen.scale(0.001, 0.001);
        for (int i = 0; i < THINGS; i++) {
            pen.setColor(new Color(chance.nextInt(0x1000000)));
            pen.fillOval(
                    50 + chance.nextInt(750),
                    50 + chance.nextInt(750),
                    20 + chance.nextInt(130),
                    20 + chance.nextInt(130));
        }
        pen.dispose();
        return image;
    }

    /** Each pixel becomes the mean of a square around it. */
    static BufferedImage blurred(BufferedImage image, int side) {
        var shares = new float[side * side];
        Arrays.fill(shares, 1f / shares.length);
        var inside = new ConvolveOp(new Kernel(side, side, shares)).filter(image, null);
        int rim = side / 2;
        return plain(inside.getSubimage(rim, rim, image.getWidth() - 2 * rim, image.getHeight() - 2 * rim));
    }

    static BufferedImage exposed(BufferedImage image, float times) {
        return new RescaleOp(times, 0, null).filter(image, null);
    }

    static BufferedImage scaled(BufferedImage image, int width, int height) {
        return drawn(image, width, height, BufferedImage.TYPE_INT_RGB);
    }

    static BufferedImage seenThrough(BufferedImage image) {
        return drawn(image, image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    }

    static Path file(BufferedImage image, Path directory, String name) throws IOException {
        var file = Files.createDirectories(directory).resolve(name);
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    private static BufferedImage plain(BufferedImage image) {
        return drawn(image, image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, int type) {
        var target = new BufferedImage(width, height, type);
        var pen = target.createGraphics();
        pen.drawImage(image.getScaledInstance(width, height, java.awt.Image.SCALE_SMOOTH), 0, 0, null);
        pen.dispose();
        return target;
    }
}
