package io.lorapipe.images.check;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.ImageProblem.Code;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageCheckTests {

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @ParameterizedTest
    @CsvSource({
        "baseline.jpg, JPEG, 320, 280",
        "progressive.jpg, JPEG, 320, 280",
        "cmyk.jpg, JPEG, 320, 280",
        "gray.jpg, JPEG, 320, 280",
        "palette-alpha.png, PNG, 320, 280",
        "sixteen-bit-interlaced.png, PNG, 300, 260",
        "lossy.webp, WEBP, 320, 280",
        "lossless.webp, WEBP, 320, 280",
        "alpha.webp, WEBP, 320, 280",
    })
    void everyKindOfStillJpegPngAndWebpIsUsable(String file, ImageFormat format, int width, int height) {
        byte[] bytes = Pictures.file(file);

        Verdict verdict = check.check(file, bytes);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Usable.class, usable -> {
            CheckedImage image = usable.image();
            assertThat(image.format()).isEqualTo(format);
            assertThat(image.width()).isEqualTo(width);
            assertThat(image.height()).isEqualTo(height);
            assertThat(image.bytes()).isEqualTo(bytes.length);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "photo.heic, a HEIC image",
        "photo.avif, an AVIF image",
        "drawing.gif, a GIF image",
        "drawing.bmp, a BMP image",
        "scan.tiff, a TIFF or camera raw image",
    })
    void anImageOfAnotherFormatIsRefusedByItsName(String file, String what) {
        assertThat(problem(file, Pictures.file(file)).sentence())
                .isEqualTo(file + " is " + what + "; give a JPEG, PNG or WebP.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dear diary, ...|text",
                "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>|an SVG drawing",
                "<!DOCTYPE html><title>404</title>|a web page",
                "%PDF-1.7|a PDF document",
                "\u00ff\u00feh\0i\0|text",
                "{\"name\": \"Ren\u00c3\u00a9\"}|text",
                "RIFF\u0010\0\0\0WAVEfmt|a video or a sound",
            })
    void whatIsNoImageIsRefusedByItsContentWhateverItsName(String content, String what) {
        ImageProblem problem = problem("hero.jpg", content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problem.code()).isEqualTo(Code.UNSUPPORTED_FORMAT);
        assertThat(problem.found()).isEqualTo("is " + what);
    }

    @Test
    void whatBeginsWithZerosIsToldToo() {
        String raw = "\0\0\0\u0018ftypcrx \0\0\0\1";

        assertThat(problem("hero.jpg", raw.getBytes(StandardCharsets.ISO_8859_1))
                        .found())
                .isEqualTo("is a camera raw image");
        assertThat(problem("hero.jpg", new byte[5000]).found()).isEqualTo("is nothing but zeros");
        assertThat(problem("hero.jpg", new byte[] {0, 0, 3}).found()).isEqualTo("is not an image known here");
    }

    @Test
    void aZipNamedLikeAnImageIsRefusedAsAZip() {
        assertThat(problem("hero.jpg", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}).found())
                .isEqualTo("is a ZIP archive");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(problem("hero.jpg", new byte[0]).code()).isEqualTo(Code.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({"baseline.jpg", "progressive.jpg", "palette-alpha.png", "lossy.webp", "lossless.webp", "alpha.webp"})
    void anImageCutOffAnywhereIsTruncated(String file) {
        byte[] whole = Pictures.file(file);

        for (int length : new int[] {40, whole.length / 3, whole.length / 2, whole.length - 50}) {
            assertThat(problem(file, Arrays.copyOf(whole, length)).code())
                    .as("%s cut to %d bytes", file, length)
                    .isEqualTo(Code.TRUNCATED);
        }
    }

    @Test
    void aJpegCutOffAndClosedWithAnEndMarkerIsCorrupt() {
        byte[] whole = Pictures.file("baseline.jpg");
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;

        assertThat(problem("hero.jpg", cut).code()).isEqualTo(Code.CORRUPT);
    }

    @ParameterizedTest
    @CsvSource({"baseline.jpg", "cmyk.jpg", "palette-alpha.png", "lossless.webp"})
    void anImageWithDamagedDataIsCorrupt(String file) {
        byte[] damaged = Pictures.file(file);
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 60, (byte) 0x55);

        assertThat(problem(file, damaged).code()).isEqualTo(Code.CORRUPT);
    }

    @Test
    void dataBehindTheEndOfAJpegDoesNoHarm() {
        byte[] whole = Pictures.file("baseline.jpg");

        assertThat(check.check("hero.jpg", Arrays.copyOf(whole, whole.length + 1000)))
                .isInstanceOf(Verdict.Usable.class);
    }

    @Test
    void anAnimatedWebpIsRefusedAsSuch() {
        assertThat(problem("dance.webp", Pictures.file("animated.webp")).code()).isEqualTo(Code.ANIMATED);
    }

    @Test
    void aHugePngIsRefusedByItsHeaderWithoutDecoding() {
        byte[] head = Pictures.pngHeader(50_000, 50_000);
        byte[] end = Arrays.copyOfRange(Pictures.png(1, 1, 1), 33, Pictures.png(1, 1, 1).length);
        byte[] bomb = Arrays.copyOf(head, head.length + end.length);
        System.arraycopy(end, 0, bomb, head.length, end.length);

        ImageProblem problem = problem("bomb.png", bomb);

        assertThat(problem.code()).isEqualTo(Code.TOO_MANY_PIXELS);
        assertThat(problem.sentence())
                .isEqualTo("bomb.png is 50000 x 50000 pixels, the limit is 50,000,000 in all; scale it down.");
    }

    @Test
    void anImageThatIsTooSmallIsRefusedWithItsSize() {
        assertThat(problem("dot.png", Pictures.png(1, 1, 1)).sentence())
                .isEqualTo("dot.png is 1 x 1 pixels, each side needs at least 256; use a larger image.");
    }

    @Test
    void anImageThatIsTooElongatedIsRefused() {
        assertThat(problem("panorama.jpg", Pictures.jpeg(1100, 256, 1)).code()).isEqualTo(Code.TOO_ELONGATED);
    }

    @Test
    void anImageWithTooManyBytesIsRefusedUnread(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("huge.jpg");
        try (var sparse = Files.newByteChannel(file, CREATE_NEW, WRITE)) {
            sparse.position(20L << 20).write(ByteBuffer.allocate(1));
        }

        assertThat(check.check(ImageFile.of(file)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.problem().sentence())
                                .isEqualTo("huge.jpg has 20,971,521 bytes, the limit is 20,971,520; save it smaller."));
    }

    @Test
    void aFileGivesTheSameVerdictAsItsBytes(@TempDir Path directory) throws Exception {
        byte[] bytes = Pictures.jpeg(300, 300, 5);
        Path file = Files.write(directory.resolve("hero.jpg"), bytes);

        assertThat(check.check(ImageFile.of(file))).isEqualTo(check.check("hero.jpg", bytes));
    }

    @Test
    void aFileThatIsNotThereIsRefused(@TempDir Path directory) {
        assertThat(check.check(ImageFile.of(directory.resolve("gone.jpg"))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(Code.UNREADABLE));
    }

    @Test
    void aNameCannotMoveTheTerminalsCursorOrFillTheScreen() {
        ImageProblem problem = problem("\u001b[2J" + "x".repeat(5000) + ".jpg", new byte[0]);

        assertThat(problem.culprit()).startsWith("?[2Jxxx").hasSizeLessThan(130);
    }

    private ImageProblem problem(String name, byte[] bytes) {
        Verdict verdict = check.check(name, bytes);
        assertThat(verdict).as(name).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).problem();
    }
}
