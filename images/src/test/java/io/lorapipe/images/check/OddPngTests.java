package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.ImageProblem.Code;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PNGs that are drawn byte by byte: every kind there is, and what libpng takes or refuses beside them. */
class OddPngTests {

    private static final int SIDE = 256;
    private static final byte[] PALETTE = new byte[6];

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @ParameterizedTest
    @CsvSource({
        "1,0,1", "2,0,1", "4,0,1", "8,0,1", "16,0,1", "8,2,3", "16,2,3", "1,3,1", "2,3,1", "4,3,1", "8,3,1", "8,4,2",
        "16,4,2", "8,6,4", "16,6,4"
    })
    void everyColourTypeAndDepthIsReadToItsLastByte(int bits, int colours, int samples) {
        byte[] rows = new byte[SIDE * (1 + SIDE * bits * samples / 8)];
        byte[] palette = colours == 3 ? chunk("PLTE", PALETTE) : new byte[0];
        byte[] header = header(bits, colours);

        usable(png(header, palette, data(rows)));
        assertThat(problem(png(header, palette, data(Arrays.copyOf(rows, rows.length - 1)))))
                .isEqualTo(Code.TRUNCATED);
    }

    @ParameterizedTest
    @CsvSource({"3,8", "16,3", "4,2", "8,1", "8,5", "1,4"})
    void aDepthThatItsColourTypeDoesNotHaveIsRefused(int bits, int colours) {
        assertThat(problem(png(header(bits, colours), data(new byte[1 << 20])))).isEqualTo(Code.CORRUPT);
    }

    @Test
    void aPictureInManyPiecesIsUsable() {
        byte[] zlib = zlib(rgb());

        usable(png(
                header(8, 2),
                chunk("IDAT", Arrays.copyOf(zlib, 1)),
                chunk("IDAT", new byte[0]),
                chunk("IDAT", Arrays.copyOfRange(zlib, 1, zlib.length)),
                chunk("IDAT", new byte[0])));
    }

    @Test
    void moreThanThePictureDoesNoHarm() {
        byte[] zlib = zlib(rgb());

        usable(png(header(8, 2), data(Arrays.copyOf(rgb(), rgb().length + 1))));
        usable(png(header(8, 2), chunk("IDAT", join(zlib, new byte[50]))));
        usable(png(header(8, 2), chunk("IDAT", zlib), chunk("tEXt", new byte[3]), chunk("IDAT", zlib)));
        usable(join(png(header(8, 2), chunk("IDAT", zlib)), new byte[700]));
    }

    @Test
    void aPictureWhoseDataIsDamagedIsRefused() {
        byte[] zlib = zlib(rgb());
        byte[] otherSum = zlib.clone();
        otherSum[zlib.length - 1] ^= 1;
        byte[] filter = rgb();
        filter[0] = 5;

        assertThat(problem(png(header(8, 2), chunk("IDAT", otherSum)))).isEqualTo(Code.CORRUPT);
        assertThat(problem(png(header(8, 2), data(filter)))).isEqualTo(Code.CORRUPT);
        assertThat(problem(png(header(8, 2), chunk("IDAT", Arrays.copyOfRange(zlib, 2, zlib.length)))))
                .isEqualTo(Code.CORRUPT);
        assertThat(problem(png(header(8, 2), chunk("IDAT", Arrays.copyOf(zlib, zlib.length - 1)))))
                .isEqualTo(Code.TRUNCATED);
    }

    @Test
    void chunksThatALibraryWouldStopAtAreRefused() {
        byte[] rows = data(rgb());
        byte[] indexed = data(new byte[SIDE * (1 + SIDE)]);

        assertThat(problem(png(header(8, 2), chunk("ABCD", new byte[1]), rows))).isEqualTo(Code.CORRUPT);
        assertThat(problem(png(header(8, 2), chunk("a1.d", new byte[1]), rows))).isEqualTo(Code.CORRUPT);
        assertThat(problem(png(header(8, 3), indexed))).isEqualTo(Code.CORRUPT);
        assertThat(problem(png(header(8, 3), chunk("PLTE", new byte[7]), indexed)))
                .isEqualTo(Code.CORRUPT);
        assertThat(problem(png(header(8, 3), chunk("PLTE", new byte[257 * 3]), indexed)))
                .isEqualTo(Code.CORRUPT);
        usable(png(header(1, 3), chunk("PLTE", new byte[256 * 3]), data(new byte[SIDE * (1 + SIDE / 8)])));
        usable(png(header(8, 2), chunk("abCd", new byte[1]), chunk("gAMA", new byte[1]), rows));
    }

    @Test
    void onlyAnAnimationOfSeveralFramesIsOne() {
        byte[] rows = data(rgb());

        assertThat(problem(png(header(8, 2), chunk("acTL", frames(2)), rows))).isEqualTo(Code.ANIMATED);
        usable(png(header(8, 2), chunk("acTL", frames(1)), rows));
        usable(png(header(8, 2), chunk("acTL", new byte[0]), rows));
        usable(png(header(8, 2), rows, chunk("acTL", frames(2))));
    }

    private static byte[] frames(int count) {
        return ByteBuffer.allocate(8).putInt(count).array();
    }

    private static byte[] rgb() {
        return new byte[SIDE * (1 + 3 * SIDE)];
    }

    private static byte[] header(int bits, int colours) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(SIDE)
                        .putInt(SIDE)
                        .put((byte) bits)
                        .put((byte) colours)
                        .array());
    }

    private static byte[] data(byte[] rows) {
        return chunk("IDAT", zlib(rows));
    }

    private static byte[] zlib(byte[] rows) {
        try (var deflater = new Deflater()) {
            deflater.setInput(rows);
            deflater.finish();
            byte[] packed = new byte[rows.length + 100];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static byte[] png(byte[]... chunks) {
        return join("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), join(chunks), chunk("IEND", new byte[0]));
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

    private static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private void usable(byte[] image) {
        assertThat(check.check("image", image)).isInstanceOf(Verdict.Usable.class);
    }

    private Code problem(byte[] image) {
        Verdict verdict = check.check("image", image);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).problem().code();
    }
}
