package io.lorapipe.images.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that chance damaged are judged, and what is taken can be cleaned and taken again. */
class DamagedImageTests {

    private static final int ROUNDS = 120;

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "cmyk.jpg",
                "gray.jpg",
                "palette-alpha.png",
                "sixteen-bit-interlaced.png",
                "lossy.webp",
                "lossless.webp",
                "alpha.webp"
            })
    void whateverHappensToAnImageTheCheckAnswersAndWhatItTakesCanBeCleaned(String file) throws IOException {
        byte[] whole = Pictures.file(file);
        var chance = new Random(file.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(whole, chance, round);
            switch (check.check(file, damaged)) {
                case Verdict.Usable(CheckedImage image) -> staysUsable(image, damaged);
                case Verdict.Refused(ImageProblem problem) ->
                    assertThat(problem.sentence()).startsWith(file + " ").doesNotContain("Exception", "java");
            }
        }
    }

    private void staysUsable(CheckedImage image, byte[] bytes) throws IOException {
        byte[] clean = clean(image, bytes);
        assertThat(check.check(image.name(), clean)).isInstanceOfSatisfying(Verdict.Usable.class, again -> {
            assertThat(again.image().width()).isEqualTo(image.width());
            assertThat(again.image().height()).isEqualTo(image.height());
        });
        assertThat(clean(image, clean)).isEqualTo(clean);
    }

    private byte[] clean(CheckedImage image, byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("image"), bytes);
        try (var in = Extract.clean(file, image.format()).open(file)) {
            return in.readAllBytes();
        }
    }

    /** By turns cut off, with single bits turned, with a stretch overwritten, and with its head struck alone. */
    private static byte[] damaged(byte[] whole, Random chance, int round) {
        if (round % 4 == 0) {
            return Arrays.copyOf(whole, chance.nextInt(whole.length));
        }
        byte[] damaged = whole.clone();
        int reach = round % 4 == 1 ? Math.min(800, whole.length) : whole.length;
        int from = chance.nextInt(reach);
        if (round % 4 == 2) {
            Arrays.fill(damaged, from, Math.min(from + 30, damaged.length), (byte) chance.nextInt());
        } else {
            damaged[from] ^= (byte) (1 << chance.nextInt(8));
        }
        return damaged;
    }
}
