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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
