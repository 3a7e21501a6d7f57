package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.check.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands beside a picture and is broken is left out: browsers do not mind it, the libraries of trainers do. */
class BrokenChunkTests {

    private static final int HEADER = 33;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"gAMA,1", "cHRM,31", "sRGB,0", "pHYs,8", "tRNS,1", "cICP,3", "mDCV,1", "cLLI,1", "iCCP,5"})
    void aChunkOfAPngThatHasNotTheLengthOfItsKindIsLeftOut(String type, int length) throws IOException {
        byte[] plain = Pictures.png(300, 300, 1);

        assertThat(clean(with(plain, chunk(type, new byte[length])), ImageFormat.PNG))
                .isEqualTo(plain);
    }

    @Test
    void aChunkOfAPngWhoseChecksumIsWrongIsLeftOut() throws IOException {
        byte[] plain = Pictures.png(300, 300, 1);
        byte[] gamma = chunk("gAMA", new byte[] {0, 0, 1, 2});
        byte[] damaged = gamma.clone();
        damaged[9] ^= 1;

        assertThat(clean(with(plain, gamma), ImageFormat.PNG)).isEqualTo(with(plain, gamma));
        assertThat(clean(with(plain, damaged), ImageFormat.PNG)).isEqualTo(plain);
    }

    @Test
    void aProfileIsKeptWhenItCanBeUnpacked() throws IOException {
        byte[] plain = Pictures.png(300, 300, 1);
        byte[] sound = profile(zlib(new byte[500]));
        byte[] bomb = profile(zlib(new byte[30_000_000]));
        byte[] garbage = profile(new byte[50]);

        assertThat(clean(with(plain, sound), ImageFormat.PNG)).isEqualTo(with(plain, sound));
        assertThat(clean(with(plain, bomb), ImageFormat.PNG)).isEqualTo(plain);
        assertThat(clean(with(plain, garbage), ImageFormat.PNG)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"224,JFIF\0", "226,ICC_PROFILE\0", "238,Adobe"})
    void aSegmentOfAJpegThatIsTooShortToSayAnythingIsLeftOut(int marker, String text) throws IOException {
        byte[] plain = Pictures.file("baseline.jpg");
        byte[] segment = ByteBuffer.allocate(4 + text.length())
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + text.length()))
                .put(text.getBytes(ISO_8859_1))
                .array();

        assertThat(clean(
                        join(Arrays.copyOf(plain, 2), segment, Arrays.copyOfRange(plain, 2, plain.length)),
                        ImageFormat.JPEG))
                .isEqualTo(plain);
    }

    @Test
    void aProfileIsKeptWhenOnlyTheChecksumBehindItIsMissing() throws IOException {
        byte[] plain = Pictures.png(300, 300, 1);
        byte[] profile = ByteBuffer.allocate(3000).putInt(3000).array();
        byte[] zlib = zlib(profile);
        byte[] odd = profile(Arrays.copyOf(zlib, zlib.length - 4));

        assertThat(clean(with(plain, odd), ImageFormat.PNG)).isEqualTo(with(plain, odd));
        assertThat(clean(with(plain, profile(Arrays.copyOf(zlib, zlib.length - 8))), ImageFormat.PNG))
                .isEqualTo(plain);
    }

    @Test
    void aPaletteThatNoPixelOfAPngNamesIsLeftOutWhenItIsOdd() throws IOException {
        byte[] plain = Pictures.png(300, 300, 1);
        byte[] usual = with(plain, chunk("PLTE", new byte[6]));
        byte[] grey = plain.clone();
        grey[25] = 0;

        assertThat(clean(usual, ImageFormat.PNG)).isEqualTo(usual);
        for (int length : new int[] {0, 7, 257 * 3}) {
            assertThat(clean(with(plain, chunk("PLTE", new byte[length])), ImageFormat.PNG))
                    .isEqualTo(plain);
        }
        assertThat(clean(with(grey, chunk("PLTE", new byte[6])), ImageFormat.PNG))
                .isEqualTo(grey);
    }

    @Test
    void flagsThatAWebpDoesNotHaveAreCleared() throws IOException {
        byte[] plain = Pictures.file("alpha.webp");
        byte[] odd = plain.clone();
        odd[20] |= (byte) 0xc1;

        assertThat(clean(odd, ImageFormat.WEBP)).isEqualTo(plain);
    }

    private byte[] clean(byte[] image, ImageFormat format) throws IOException {
        var file = Files.write(directory.resolve("image"), image);
        try (var in = Extract.clean(file, format).open(file)) {
            return in.readAllBytes();
        }
    }

    private static byte[] with(byte[] png, byte[] chunk) {
        return join(Arrays.copyOf(png, HEADER), chunk, Arrays.copyOfRange(png, HEADER, png.length));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] typed = join(type.getBytes(ISO_8859_1), data);
        var crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(8 + typed.length)
                .putInt(data.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] profile(byte[] packed) {
        return chunk("iCCP", join("p\0\0".getBytes(ISO_8859_1), packed));
    }

    private static byte[] zlib(byte[] data) {
        try (var deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            byte[] packed = new byte[data.length / 500 + 100];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
