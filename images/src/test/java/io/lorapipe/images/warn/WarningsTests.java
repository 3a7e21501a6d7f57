package io.lorapipe.images.warn;

import static io.lorapipe.images.warn.Scenes.before;
import static io.lorapipe.images.warn.Scenes.blurred;
import static io.lorapipe.images.warn.Scenes.exposed;
import static io.lorapipe.images.warn.Scenes.scaled;
import static io.lorapipe.images.warn.Scenes.scene;
import static io.lorapipe.images.warn.Scenes.seenThrough;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.warn.ImageWarning.Code;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarningsTests {

    private static final ImageCheck CHECK = new ImageCheck(new ImageRules(1, 12, 20L << 20, 50_000_000, 16, 4));

    @TempDir
    Path directory;

    @Test
    void theSampleGivesNoWarning() throws IOException {
        try (var files = Files.list(Path.of("../samples/pip"))) {
            var sample = files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();

            assertThat(sample).hasSize(10);
            assertThat(warnings(sample)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 700, 1500})
    void aSharpPictureIsNotTakenForBlurredWhateverItsSize(int side) throws IOException {
        assertThat(codes(scene(side, side, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 1500})
    void aBlurredPictureIsWarnedOfWhateverItsSize(int side) throws IOException {
        assertThat(codes(blurred(scene(side, side, 1), side / 60))).containsExactly(Code.BLURRED);
    }

    @Test
    void whatIsMeasuredDoesNotDependOnTheSize() throws IOException {
        var picture = blurred(scene(1500, 1500, 1), 9);
        var large = look(Scenes.file(picture, directory, "large.png"));
        var small = look(Scenes.file(scaled(picture, 600, 600), directory, "small.png"));

        assertThat(large.sharpness()).isCloseTo(small.sharpness(), withinPercentage(30));
    }

    @Test
    void aSubjectBeforeABackgroundOutOfFocusIsSharp() throws IOException {
        var image = blurred(scene(1000, 1000, 1), 30);
        image.createGraphics().drawImage(scene(400, 400, 2), 300, 300, null);

        assertThat(codes(image)).isEmpty();
    }

    @Test
    void aDarkPictureIsWarnedOf() throws IOException {
        assertThat(codes(exposed(scene(800, 600, 1), 0.25f))).containsExactly(Code.TOO_DARK);
    }

    @Test
    void anOverexposedPictureIsWarnedOf() throws IOException {
        var image = exposed(scene(800, 600, 1), 1.8f);
        var pen = image.createGraphics();
        pen.setColor(Color.DARK_GRAY);
        pen.fillRect(0, 400, 800, 200);

        assertThat(warnings(List.of(Scenes.file(image, directory, "sky.png"))))
                .extracting(ImageWarning::sentence)
                .singleElement()
                .asString()
                .matches("sky\\.png is overexposed, \\d\\d % of it is plain white; use an image with less exposure\\.");
    }

    @Test
    void aPaleImageIsWarnedOf() throws IOException {
        var pale = scene(800, 600, 1);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                pale.setRGB(x, y, new Color(210 + new Color(pale.getRGB(x, y)).getGreen() / 8, 220, 220).getRGB());
            }
        }

        assertThat(codes(pale)).contains(Code.TOO_BRIGHT);
    }

    @Test
    void aSubjectBeforeAWhiteOrABlackGroundIsWellExposed() throws IOException {
        assertThat(codes(before(Color.WHITE, 800, 600, 1))).isEmpty();
        assertThat(codes(before(Color.BLACK, 800, 600, 1))).isEmpty();
    }

    @Test
    void nearDuplicatesAreToldByTheNamesOfBoth() throws IOException {
        var image = scene(900, 900, 1);
        var files = List.of(
                Scenes.file(image, directory, "front.png"),
                Scenes.file(scene(900, 900, 2), directory, "side.png"),
                Scenes.file(scaled(exposed(image, 0.8f), 450, 450), directory, "small.jpg"));

        assertThat(warnings(files))
                .containsExactly(new ImageWarning(
                        Code.NEAR_DUPLICATE, "small.jpg", "looks nearly the same as front.png", "replace one of them"));
    }

    @Test
    void whatCanBeSeenThroughIsNeitherDarkNorBright() throws IOException {
        var image = seenThrough(scene(800, 800, 1));
        for (int y = 0; y < 800; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, 0);
                image.setRGB(799 - x, y, 0x00ffffff);
            }
        }

        assertThat(codes(image)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gray.jpg",
                "progressive.jpg",
                "palette-alpha.png",
                "sixteen-bit-interlaced.png",
                "lossy.webp",
                "lossless.webp",
                "alpha.webp"
            })
    void everyKindOfImageIsSeen(String name) throws IOException {
        var file = Files.write(directory.resolve(name), Pictures.file(name));

        assertThat(look(file).sharpness()).isPositive();
        assertThat(look(file).darkest()).isLessThan(look(file).lightest());
    }

    @Test
    void anImageThatCannotBeShownHereIsNotWarnedOf() throws IOException {
        var cmyk = Files.write(directory.resolve("print.jpg"), Pictures.file("cmyk.jpg"));

        assertThat(warnings(List.of(cmyk))).isEmpty();
    }

    @Test
    void aNameCannotMoveTheCursor() {
        var look = new Look(0, 0, 100, 200, 0);

        assertThat(Warnings.ofEach(List.of(new Seen("a\u001b[2J.png", look))).getFirst())
                .extracting(ImageWarning::image)
                .containsExactly("a?[2J.png");
    }

    private List<Code> codes(BufferedImage image) throws IOException {
        return warnings(List.of(Scenes.file(image, directory, "image.png"))).stream()
                .map(ImageWarning::code)
                .toList();
    }

    private static List<ImageWarning> warnings(List<Path> files) {
        return Warnings.of(files.stream().map(WarningsTests::usable).toList(), files).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Look look(Path file) {
        return Looks.at(usable(file), file).orElseThrow();
    }

    private static CheckedImage usable(Path file) {
        return switch (CHECK.check(ImageFile.of(file))) {
            case Verdict.Usable(var image) -> image;
            case Verdict.Refused(var problem) -> throw new AssertionError(problem.sentence());
        };
    }
}
