package io.lorapipe.gateway;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** Reference images for tests, and the form they are sent in. */
public final class Pictures {

    private static final String BOUNDARY = "----lorapipe";

    private Pictures() {}

    /** A picture that is like no other of another number. */
    public static byte[] png(int number) {
        return png(number, 300, 320);
    }

    /** The same picture as another of the same number, in another size. */
    public static byte[] png(int number, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var chance = new Random(number);
        var graphics = image.createGraphics();
        graphics.scale(width / 100.0, height / 100.0);
        for (int i = 0; i < 40; i++) {
            graphics.setColor(new Color(chance.nextInt(0x1000000)));
            graphics.fillRect(chance.nextInt(100), chance.nextInt(100), 25, 25);
        }
        graphics.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** So many different pictures by file name. */
    public static Map<String, byte[]> pngs(int count) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            files.put("side-%d.png".formatted(i), png(i));
        }
        return files;
    }

    public static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, byte[]> files) {
        try (var body = new ByteArrayOutputStream()) {
            for (var file : files.entrySet()) {
                body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"images\"; filename=\""
                                + file.getKey() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                body.write(file.getValue());
                body.write("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
