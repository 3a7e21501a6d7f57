package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.ImageProblem.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What libwebp makes of a WebP whose chunks are whole, though what is in them is not. */
class OddWebpTests {

    private static final int CHUNK = 12;
    private static final int CANVAS = CHUNK + 12;
    private static final int FRAME_SIZE = 8 + 6;

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 100})
    void bytesBehindALosslessPictureDoNoHarm(int more) {
        byte[] picture = picture("lossless.webp");

        usable(webp("VP8L", Arrays.copyOf(picture, picture.length + more)));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16, 100})
    void aLosslessPictureThatEndsTooEarlyIsRefused(int missing) {
        byte[] picture = picture("lossless.webp");

        assertThat(problem(webp("VP8L", Arrays.copyOf(picture, picture.length - missing))))
                .isEqualTo(Code.TRUNCATED);
    }

    @Test
    void aPictureThatClaimsToBeLargerThanItsDataIsRefused() {
        byte[] picture = picture("lossless.webp");
        var size = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        size.putInt(1, size.getInt(1) & 0xf0000000 | 3999 | 3999 << 14);

        assertThat(problem(webp("VP8L", picture))).isIn(Code.TRUNCATED, Code.CORRUPT);
    }

    @Test
    void aLosslessPictureIsHeldAsPixelsSoThatFewerAreTaken() {
        usable(webp("VP8L", emptyPicture(4096, 4096)));
        assertThat(refusal(webp("VP8L", emptyPicture(4096, 4097))).sentence())
                .isEqualTo("image is a WebP of 4096 x 4097 pixels, the limit is 16,777,216 in all where it is lossless;"
                        + " scale it down, or save it as PNG or JPEG.");
        assertThat(problem(webp("VP8L", emptyPicture(7000, 7000)))).isEqualTo(Code.TOO_MANY_PIXELS);
    }

    @Test
    void soIsLosslessTransparency() {
        byte[] image = Pictures.file("alpha.webp");
        var large = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        int frame = new String(image, ISO_8859_1).indexOf("VP8 ");
        for (int side = 0; side < 2; side++) {
            large.putShort(CANVAS + 3 * side, (short) (5000 - 1)).putShort(frame + FRAME_SIZE + 2 * side, (short) 5000);
        }

        assertThat(refusal(image).sentence())
                .contains("the limit is 16,777,216 in all where its transparency is lossless");
    }

    @Test
    void transparencyIsReadToItsEnd() {
        byte[] whole = Pictures.file("alpha.webp");
        int alpha = new String(whole, ISO_8859_1).indexOf("ALPH");
        byte[] otherMethod = whole.clone();
        otherMethod[alpha + 8] |= 2;
        byte[] overwritten = whole.clone();
        Arrays.fill(overwritten, alpha + 9, alpha + 8 + length(whole, alpha), (byte) 0xff);

        usable(whole);
        assertThat(problem(otherMethod)).isEqualTo(Code.CORRUPT);
        assertThat(check.check("image", overwritten)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aLossyFrameThatNobodyShowsIsRefused() {
        byte[] picture = picture("lossy.webp");
        byte[] hidden = picture.clone();
        hidden[0] &= ~0x10;
        byte[] otherProfile = picture.clone();
        otherProfile[0] |= 0x0e;

        usable(webp("VP8 ", picture));
        assertThat(problem(webp("VP8 ", hidden))).isEqualTo(Code.CORRUPT);
        assertThat(problem(webp("VP8 ", otherProfile))).isEqualTo(Code.CORRUPT);
    }

    /** Of one colour, which has a code of no bits: no transforms, no cache, five codes of one symbol each. */
    static byte[] emptyPicture(int width, int height) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2f)
                .putInt(width - 1 | height - 1 << 14)
                .put(new byte[] {(byte) 0x88, (byte) 0x88, 0x08})
                .array();
    }

    private static byte[] picture(String file) {
        byte[] webp = Pictures.file(file);
        return Arrays.copyOfRange(webp, CHUNK + 8, CHUNK + 8 + length(webp, CHUNK));
    }

    private static int length(byte[] webp, int chunk) {
        return ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).getInt(chunk + 4);
    }

    static byte[] webp(String type, byte[] data) {
        return ByteBuffer.allocate(20 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(12 + data.length + (data.length & 1))
                .put(("WEBP" + type).getBytes(ISO_8859_1))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private void usable(byte[] image) {
        assertThat(check.check("image", image)).isInstanceOf(Verdict.Usable.class);
    }

    private Code problem(byte[] image) {
        return refusal(image).code();
    }

    private ImageProblem refusal(byte[] image) {
        Verdict verdict = check.check("image", image);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).problem();
    }
}
