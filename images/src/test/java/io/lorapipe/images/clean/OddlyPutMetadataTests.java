package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.picture.Orientation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metadata where cameras and programs put it, right or wrong. */
class OddlyPutMetadataTests {

    private static final byte[] TURNED = new Orientation(6).exif();
    private static final byte[] AS_IN_JPEG = "Exif\0\0".getBytes(ISO_8859_1);

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @TempDir
    private Path directory;

    @Test
    void aPhotographIsAsWideAsItIsShownBeforeAndAfterCleaning() throws IOException {
        byte[] plain = Pictures.jpeg(300, 260, 1);
        byte[] turned = insert(plain, 2, segment(0xe1, join(AS_IN_JPEG, TURNED)));

        assertThat(usable(plain)).returns(300, CheckedImage::width).returns(260, CheckedImage::height);
        assertThat(usable(turned)).returns(260, CheckedImage::width).returns(300, CheckedImage::height);
        assertThat(usable(clean(turned, ImageFormat.JPEG)))
                .returns(260, CheckedImage::width)
                .returns(300, CheckedImage::height);
    }

    @Test
    void bytesBetweenTheSegmentsOfAJpegGoTooAndAMissingEndMarkerComes() throws IOException {
        byte[] plain = Pictures.file("baseline.jpg");
        byte[] odd = insert(Arrays.copyOf(plain, plain.length - 2), 2, "48.8584 N 2.2945 E".getBytes(ISO_8859_1));

        usable(odd);
        assertThat(clean(odd, ImageFormat.JPEG)).isEqualTo(plain);
    }

    @Test
    void theSmallPictureInTheHeaderOfAJpegIsRemoved() throws IOException {
        byte[] plain = Pictures.file("baseline.jpg");
        byte[] header = Arrays.copyOfRange(plain, 6, 20);
        assertThat(new String(header, ISO_8859_1)).startsWith("JFIF\0").endsWith("\0\0");
        byte[] rest = Arrays.copyOfRange(plain, 20, plain.length);
        byte[] sized = header.clone();
        sized[12] = 2;
        sized[13] = 1;

        for (byte[] odd : new byte[][] {sized, join(sized, new byte[6]), join(header, "a face".getBytes(ISO_8859_1))}) {
            assertThat(clean(join(Arrays.copyOf(plain, 2), segment(0xe0, odd), rest), ImageFormat.JPEG))
                    .isEqualTo(plain);
        }
    }

    @Test
    void noMoreThanItHasIsKeptOfAdobesSegment() throws IOException {
        byte[] plain = Pictures.file("baseline.jpg");
        byte[] adobe = join("Adobe".getBytes(ISO_8859_1), new byte[] {0, 100, 0, 0, 0, 0, 1});

        assertThat(clean(
                        insert(plain, 2, segment(0xee, join(adobe, "48.8584 N".getBytes(ISO_8859_1)))),
                        ImageFormat.JPEG))
                .isEqualTo(insert(plain, 2, segment(0xee, adobe)));
    }

    @Test
    void exifBehindThePictureOfAJpegIsRemovedAndTurnsNothing() throws IOException {
        byte[] plain = Pictures.file("baseline.jpg");
        byte[] odd = insert(plain, plain.length - 2, segment(0xe1, join(AS_IN_JPEG, TURNED)));

        assertThat(usable(odd).width()).isEqualTo(320);
        assertThat(clean(odd, ImageFormat.JPEG)).isEqualTo(plain);
    }

    @Test
    void aWebpGoesOnTurningForTheReadersItTurnedFor() throws IOException {
        byte[] plain = Pictures.file("alpha.webp");

        for (byte[] begin : new byte[][] {{}, AS_IN_JPEG}) {
            byte[] turned = webp(plain, join(begin, TURNED));

            assertThat(usable(turned)).returns(280, CheckedImage::width).returns(320, CheckedImage::height);
            assertThat(clean(turned, ImageFormat.WEBP)).isEqualTo(turned);
        }
    }

    @Test
    void nonsenseBehindThePictureOfAWebpIsRemoved() throws IOException {
        byte[] plain = Pictures.file("alpha.webp");
        byte[] odd = join(plain, "XMP \u00ff\u00ff\0\0<x".getBytes(ISO_8859_1));
        ByteBuffer.wrap(odd).order(ByteOrder.LITTLE_ENDIAN).putInt(4, odd.length - 8);

        usable(odd);
        assertThat(clean(odd, ImageFormat.WEBP)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"baseline.jpg, JPEG", "palette-alpha.png, PNG", "alpha.webp, WEBP"})
    void anImageThatIsAnotherFileTooIsPackedAsTheImageAlone(String name, ImageFormat format) throws IOException {
        byte[] plain = clean(Pictures.file(name), format);
        byte[] polyglot = join(plain, zip("notes.txt", "48.8584 N 2.2945 E"));

        usable(polyglot);
        assertThat(clean(polyglot, format)).isEqualTo(plain);
    }

    private static byte[] zip(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private CheckedImage usable(byte[] image) {
        Verdict verdict = check.check("image", image);
        assertThat(verdict).isInstanceOf(Verdict.Usable.class);
        return ((Verdict.Usable) verdict).image();
    }

    private byte[] clean(byte[] image, ImageFormat format) throws IOException {
        var file = Files.write(directory.resolve("image"), image);
        try (var in = Extract.clean(file, format).open(file)) {
            return in.readAllBytes();
        }
    }

    private static byte[] webp(byte[] plain, byte[] exif) {
        var all = ByteBuffer.allocate(plain.length + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(plain).put("EXIF".getBytes(ISO_8859_1)).putInt(exif.length).put(exif);
        all.putInt(4, all.limit() - 8);
        return all.put(20, (byte) (plain[20] | 0x08)).array();
    }

    private static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(4 + data.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + data.length))
                .put(data)
                .array();
    }

    private static byte[] insert(byte[] image, int at, byte[] bytes) {
        return join(Arrays.copyOf(image, at), bytes, Arrays.copyOfRange(image, at, image.length));
    }

    private static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
