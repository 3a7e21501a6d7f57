package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.picture.Orientation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractTests {

    private static final String SECRET = "48.8584 N 2.2945 E, serial 4711";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "baseline.jpg, JPEG",
        "progressive.jpg, JPEG",
        "gray.jpg, JPEG",
        "cmyk.jpg, JPEG",
        "lossy.webp, WEBP",
        "lossless.webp, WEBP",
        "alpha.webp, WEBP"
    })
    void anImageWithoutMetadataStaysAsItIs(String name, ImageFormat format) throws IOException {
        assertThat(clean(Pictures.file(name), format)).isEqualTo(Pictures.file(name));
    }

    @Test
    void aJpegKeepsItsPictureItsProfileAndItsOrientation() throws IOException {
        byte[] plain = Pictures.file("baseline.jpg");
        byte[] icc = segment(0xe2, "ICC_PROFILE\0\1\1profile".getBytes(ISO_8859_1));
        byte[] image = join(
                Arrays.copyOf(plain, 2),
                segment(0xe1, join("Exif\0\0".getBytes(ISO_8859_1), exif(6))),
                segment(0xe1, ("http://ns.adobe.com/xap/1.0/\0" + SECRET).getBytes(ISO_8859_1)),
                icc,
                segment(0xe2, ("MPF\0" + SECRET).getBytes(ISO_8859_1)),
                segment(0xed, ("Photoshop 3.0\0" + SECRET).getBytes(ISO_8859_1)),
                segment(0xfe, SECRET.getBytes(ISO_8859_1)),
                Arrays.copyOfRange(plain, 2, plain.length),
                SECRET.getBytes(ISO_8859_1));

        byte[] clean = clean(image, ImageFormat.JPEG);

        assertThat(text(clean)).doesNotContain(SECRET).contains("ICC_PROFILE");
        assertThat(Orientation.in(ByteBuffer.wrap(clean, 12, 26).slice()).value())
                .isEqualTo(6);
        assertThat(clean).hasSize(plain.length + icc.length + 36);
        assertThat(pixels(clean)).isEqualTo(pixels(plain));
        usable(clean);
    }

    @Test
    void aPngKeepsWhatItsColoursMean() throws IOException {
        byte[] plain = Pictures.png(300, 300, 1);
        byte[] header = Arrays.copyOf(plain, 33);
        byte[] rest = Arrays.copyOfRange(plain, 33, plain.length);
        byte[] gamma = chunk("gAMA", new byte[] {0, 0, 1, 2});
        byte[] image = join(
                header,
                gamma,
                chunk("tEXt", ("Comment\0" + SECRET).getBytes(ISO_8859_1)),
                chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + SECRET).getBytes(ISO_8859_1)),
                chunk("eXIf", exif(3)),
                chunk("zzZz", SECRET.getBytes(ISO_8859_1)),
                rest,
                SECRET.getBytes(ISO_8859_1));

        byte[] clean = clean(image, ImageFormat.PNG);

        assertThat(clean).isEqualTo(join(header, chunk("eXIf", new Orientation(3).exif()), gamma, rest));
        usable(clean);
    }

    @Test
    void aWebpKeepsItsTransparencyAndSaysNoLongerThatItHasMetadata() throws IOException {
        byte[] plain = Pictures.file("alpha.webp");
        byte[] extended = Arrays.copyOfRange(plain, 12, 30);
        byte[] rest = Arrays.copyOfRange(plain, 30, plain.length);
        assertThat(text(extended)).startsWith("VP8X");
        extended[8] |= 0x0c;
        byte[] image = riff(join(
                extended,
                rest,
                webpChunk("EXIF", exif(1)),
                webpChunk("XMP ", SECRET.getBytes(ISO_8859_1)),
                webpChunk("ZZZZ", SECRET.getBytes(ISO_8859_1))));

        assertThat(clean(image, ImageFormat.WEBP)).isEqualTo(plain);
        byte[] turned = clean(riff(join(extended, rest, webpChunk("EXIF", exif(8)))), ImageFormat.WEBP);
        assertThat(text(turned)).contains("EXIF").doesNotContain(SECRET);
        assertThat(turned[20] & 0x0c).isEqualTo(0x08);
        usable(turned);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void anOrientationThatMakesNoSenseIsUpright(int value) throws IOException {
        byte[] plain = Pictures.file("baseline.jpg");
        byte[] image = join(
                Arrays.copyOf(plain, 2),
                segment(0xe1, join("Exif\0\0".getBytes(ISO_8859_1), exif(value))),
                Arrays.copyOfRange(plain, 2, plain.length));

        assertThat(clean(image, ImageFormat.JPEG)).isEqualTo(plain);
    }

    @Test
    void aFileThatIsNoLongerTheImageIsSaidSo() throws IOException {
        Path file = Files.write(directory.resolve("image"), new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2});
        for (var format : ImageFormat.values()) {
            assertThatIOException()
                    .isThrownBy(() -> Extract.clean(file, format))
                    .withMessageContaining("checked");
        }
    }

    /** Little-endian, with the orientation and a text that nobody is to read. */
    private static byte[] exif(int orientation) {
        var secret = SECRET.getBytes(ISO_8859_1);
        return ByteBuffer.allocate(38 + secret.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II*\0".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 2)
                .put(entry(0x010f, 2, secret.length, 38))
                .put(entry(0x0112, 3, 1, orientation))
                .putInt(0)
                .put(secret)
                .array();
    }

    private static byte[] entry(int tag, int type, int count, int value) {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag)
                .putShort((short) type)
                .putInt(count)
                .putInt(value)
                .array();
    }

    private static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(4 + data.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + data.length))
                .put(data)
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(ISO_8859_1))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] webpChunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(ISO_8859_1))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] riff(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(ISO_8859_1))
                .put(chunks)
                .array();
    }

    private static byte[] join(byte[]... pieces) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) {
            all.write(piece);
        }
        return all.toByteArray();
    }

    private byte[] clean(byte[] image, ImageFormat format) throws IOException {
        var file = Files.write(directory.resolve("image"), image);
        var clean = Extract.clean(file, format);
        try (var in = clean.open(file)) {
            byte[] bytes = in.readAllBytes();
            var crc = new CRC32();
            crc.update(bytes);
            assertThat(bytes).hasSize((int) clean.bytes());
            assertThat(crc.getValue()).isEqualTo(clean.crc32());
            return bytes;
        }
    }

    private static void usable(byte[] image) {
        assertThat(new ImageCheck(ImageRules.standard()).check("image", image)).isInstanceOf(Verdict.Usable.class);
    }

    private static int[] pixels(byte[] image) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(image));
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
