package io.lorapipe.images.check;

import static java.util.Objects.requireNonNull;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images for tests: drawn here, or drawn before with a tool that writes what Java does not. */
public final class Pictures {

    private Pictures() {}

    /** A file that lies beside the tests of the check. */
    public static byte[] file(String name) {
        try (InputStream in = requireNonNull(Pictures.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A JPEG that no other seed gives. */
    public static byte[] jpeg(int width, int height, int seed) {
        return encoded(width, height, seed, "jpg");
    }

    /** A PNG that no other seed gives. */
    public static byte[] png(int width, int height, int seed) {
        return encoded(width, height, seed, "png");
    }

    /** The first bytes of a PNG of any size, with a right checksum, and no picture. */
    static byte[] pngHeader(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(33);
        bytes.putLong(0x89504e470d0a1a0aL).putInt(13);
        bytes.put(new byte[] {'I', 'H', 'D', 'R'}).putInt(width).putInt(height);
        bytes.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), 12, 17);
        return bytes.putInt((int) crc.getValue()).array();
    }

    private static byte[] encoded(int width, int height, int seed, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(seed * 7919 & 0xffffff));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fillOval(width / 4, height / 4, width / 2, height / 3);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        }
        return out.toByteArray();
    }
}
