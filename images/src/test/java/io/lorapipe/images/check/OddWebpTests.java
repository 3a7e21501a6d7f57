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
        size.putInt(1, size.getInt(1) & 0xf0000000 | 6999 | 6999 << 14);

        assertThat(problem(webp("VP8L", picture))).isIn(Code.TRUNCATED, Code.CORRUPT);
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

    private static byte[] picture(String file) {
        byte[] webp = Pictures.file(file);
        return Arrays.copyOfRange(webp, CHUNK + 8, CHUNK + 8 + length(webp, CHUNK));
    }

    private static int length(byte[] webp, int chunk) {
        return ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).getInt(chunk + 4);
    }

    private static byte[] webp(String type, byte[] data) {
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
        Verdict verdict = check.check("image", image);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).problem().code();
    }
}
