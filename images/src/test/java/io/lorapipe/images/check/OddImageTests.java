package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.ImageProblem.Code;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers such as djpeg, libpng and dwebp make of files that are not as they should be. */
class OddImageTests {

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @ParameterizedTest
    @ValueSource(strings = {"baseline.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg"})
    void aJpegOfWhichOnlyTheEndMarkerIsMissingIsUsable(String file) {
        byte[] whole = Pictures.file(file);

        usable(Arrays.copyOf(whole, whole.length - 2));
        usable(Arrays.copyOf(whole, whole.length - 1));
        usable(join(Arrays.copyOf(whole, whole.length - 2), new byte[1000]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg"})
    void whatLiesBetweenThePartsOfAJpegDoesNoHarm(String file) {
        byte[] whole = Pictures.file(file);
        byte[] start = Arrays.copyOf(whole, 2);
        byte[] rest = Arrays.copyOfRange(whole, 2, whole.length);
        byte[] body = Arrays.copyOf(whole, whole.length - 2);
        byte[] end = Arrays.copyOfRange(whole, whole.length - 2, whole.length);

        usable(join(start, new byte[] {(byte) 0xff, 1}, rest));
        usable(join(start, "garbage\u00ff\0".getBytes(ISO_8859_1), rest));
        usable(join(start, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff}, rest));
        usable(join(start, new byte[] {(byte) 0xff, (byte) 0xe5, 0, 0}, rest));
        usable(join(body, "JUNK".getBytes(ISO_8859_1), end));
        usable(join(body, new byte[100], end));
        usable(join(whole, whole));
    }

    @Test
    void aJpegThatReliesOnTheTablesOfTheStandardIsUsable() {
        byte[] whole = Pictures.jpeg(300, 260, 3);

        byte[] bare = withoutSegments(whole, 0xc4);

        assertThat(bare).hasSizeLessThan(whole.length - 400);
        usable(bare);
    }

    @ParameterizedTest
    @CsvSource({
        "201, is a JPEG with arithmetic coding, UNSUPPORTED_FORMAT",
        "195, is a lossless JPEG, UNSUPPORTED_FORMAT",
        "197, is a hierarchical JPEG, UNSUPPORTED_FORMAT",
    })
    void aKindOfJpegThatFewReadIsRefusedByItsName(int frame, String found, Code code) {
        byte[] image = Pictures.file("baseline.jpg");
        image[frame(image) + 1] = (byte) frame;

        assertThat(problem(image).code()).isEqualTo(code);
        assertThat(problem(image).sentence()).contains(found).endsWith("; save it as an ordinary JPEG, or as PNG.");
    }

    @Test
    void aJpegOfTwelveBitsIsRefusedByItsDepth() {
        byte[] image = Pictures.file("baseline.jpg");
        image[frame(image) + 4] = 12;

        assertThat(problem(image).found()).isEqualTo("is a JPEG with 12 bits for each colour");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 128, 255})
    void aJpegOfADepthThatNoneHasIsDamaged(int bits) {
        byte[] image = Pictures.file("baseline.jpg");
        image[frame(image) + 4] = (byte) bits;

        assertThat(problem(image).code()).isEqualTo(Code.CORRUPT);
        assertThat(problem(image).found()).isEqualTo("has a damaged header");
    }

    @Test
    void aJpegThatHasFewerRowsThanItSaysIsRefused() {
        byte[] image = Pictures.file("baseline.jpg");
        image[frame(image) + 5] = 2;

        assertThat(problem(image).code()).isEqualTo(Code.CORRUPT);
    }

    @Test
    void aJpegWithoutItsTablesIsRefused() {
        assertThat(problem(withoutSegments(Pictures.file("baseline.jpg"), 0xdb)).code())
                .isEqualTo(Code.CORRUPT);
        assertThat(problem(withoutSegments(Pictures.file("progressive.jpg"), 0xc4))
                        .code())
                .isEqualTo(Code.CORRUPT);
    }

    @Test
    void aSecondFrameIsRefused() {
        byte[] image = Pictures.file("baseline.jpg");
        int frame = frame(image);
        byte[] again = Arrays.copyOfRange(image, frame, frame + 19);

        assertThat(problem(join(Arrays.copyOf(image, frame), again, Arrays.copyOfRange(image, frame, image.length)))
                        .code())
                .isEqualTo(Code.CORRUPT);
    }

    private void usable(byte[] image) {
        assertThat(check.check("image", image)).isInstanceOf(Verdict.Usable.class);
    }

    private ImageProblem problem(byte[] image) {
        Verdict verdict = check.check("image", image);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).problem();
    }

    private static int frame(byte[] jpeg) {
        int at = 2;
        while (jpeg[at + 1] != (byte) 0xc0 && jpeg[at + 1] != (byte) 0xc2) {
            at += 2 + length(jpeg, at);
        }
        return at;
    }

    private static byte[] withoutSegments(byte[] jpeg, int marker) {
        byte[] kept = Arrays.copyOf(jpeg, 2);
        int at = 2;
        while (jpeg[at + 1] != (byte) 0xda) {
            int end = at + 2 + length(jpeg, at);
            if (jpeg[at + 1] != (byte) marker) {
                kept = join(kept, Arrays.copyOfRange(jpeg, at, end));
            }
            at = end;
        }
        return join(kept, Arrays.copyOfRange(jpeg, at, jpeg.length));
    }

    private static int length(byte[] jpeg, int at) {
        return Byte.toUnsignedInt(jpeg[at + 2]) << 8 | Byte.toUnsignedInt(jpeg[at + 3]);
    }

    private static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
