package io.lorapipe.sandbox;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Archives to train on. */
public final class Archives {

    private Archives() {}

    /** So many JPEGs, {@code image_001.jpg} and on. */
    public static byte[] ofImages(int count) {
        var entries = new LinkedHashMap<String, byte[]>();
        for (var number = 1; number <= count; number++) {
            entries.put("image_%03d.jpg".formatted(number), image("jpg", number));
        }
        return of(entries);
    }

    public static byte[] withCaptions(int count) {
        var entries = new LinkedHashMap<String, byte[]>();
        for (var number = 1; number <= count; number++) {
            entries.put("image_%03d.png".formatted(number), image("png", number));
            entries.put("image_%03d.txt".formatted(number), "a knight".getBytes(StandardCharsets.UTF_8));
        }
        return of(entries);
    }

    public static byte[] of(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return bytes.toByteArray();
    }

    public static byte[] image(String format, int seed) {
        var image = new BufferedImage(200, 160, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        for (var x = 0; x < 200; x++) {
            canvas.setColor(new Color((x * seed) % 256, x, 90));
            canvas.drawLine(x, 0, 200 - x, 160);
        }
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return bytes.toByteArray();
    }

    public static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
