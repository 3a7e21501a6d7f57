package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.warn.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with the heap of a container, where others live beside the check. */
class SmallHeapTests {

    private static final int OTHERS = 80 << 20;

    @TempDir
    private Path directory;

    @Test
    void imagesMadeToFillTheMemoryDoNot() throws Exception {
        List<Path> images = List.of(
                Files.write(
                        directory.resolve("largest"), OddWebpTests.webp("VP8L", OddWebpTests.emptyPicture(4096, 4096))),
                Files.write(
                        directory.resolve("larger"), OddWebpTests.webp("VP8L", OddWebpTests.emptyPicture(7000, 7000))),
                Files.write(directory.resolve("greedy"), OddWebpTests.webp("VP8L", GreedyPicture.bytes())));

        var process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseG1GC",
                                        "-Xmx200m",
                                        "-cp",
                                        System.getProperty(
                                                "surefire.test.class.path", System.getProperty("java.class.path")),
                                        SmallHeapTests.class.getName()),
                                images.stream().map(Path::toString))
                        .toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output.lines())
                .containsExactly("largest usable", "larger TOO_MANY_PIXELS", "greedy UNSUPPORTED_FORMAT", "looked at");
    }

    /** Checks the first image for several callers at once, and says what became of each. */
    public static void main(String[] files) throws Exception {
        byte[] others = new byte[OTHERS];
        var largest = ImageFile.of(Path.of(files[0]));
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Verdict>> checks =
                    Collections.nCopies(4, () -> new ImageCheck(ImageRules.standard()).check(largest));
            for (var checked : threads.invokeAll(checks)) {
                if (!(checked.get() instanceof Verdict.Usable)) {
                    System.out.println("refused among others");
                }
            }
        }
        for (String file : files) {
            System.out.println(Path.of(file).getFileName() + " " + verdict(ImageFile.of(Path.of(file))));
        }
        var image = ((Verdict.Usable) new ImageCheck(ImageRules.standard()).check(largest)).image();
        Warnings.of(Collections.nCopies(2, image), Collections.nCopies(2, largest.path()));
        System.out.println(others.length == OTHERS ? "looked at" : "");
    }

    private static String verdict(ImageFile file) throws IOException {
        return switch (new ImageCheck(ImageRules.standard()).check(file)) {
            case Verdict.Usable usable -> "usable";
            case Verdict.Refused refused -> refused.problem().code().name();
        };
    }
}
