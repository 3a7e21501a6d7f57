package io.lorapipe.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.Pictures;
import io.lorapipe.local.testing.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline in this JVM, and commands that use it as they would use one that another process runs. */
class LocalPlatformTests {

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static LocalPlatform platform;

    @BeforeAll
    static void start() {
        var fast = Map.of("lorapipe.sandbox.run-duration", "1s", "lorapipe.sandbox.queue-delay", "0s");
        platform = LocalPlatform.start(PlatformSettings.sandbox(directory.resolve("data"), fast))
                .orElseThrow();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void picturesBecomeWeights() throws IOException {
        var pictures = Pictures.directory(directory.resolve("pictures"), 6);
        Files.writeString(pictures.resolve("notes.txt"), "mine");

        var typed = train(pictures, "--name", "Pip");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("Ignored, for they are neither images nor captions: notes.txt.")
                .contains("6 of 6 images checked")
                .containsSubsequence(" 30%", " 60%", "100%", "Trained \"Pip\", version 1.");
        var weights = directory.resolve("out/Pip.safetensors");
        assertThat(Files.size(weights)).isGreaterThan(1000);
        assertThat(Files.readString(weights, StandardCharsets.ISO_8859_1)).contains("lora");
        assertThat(directory.resolve("data/pending")).isEmptyDirectory();
        assertThatStatusKnows(typed);
    }

    private static void assertThatStatusKnows(Typed trained) {
        var sha256 = Pattern.compile("sha256 +([0-9a-f]{64})").matcher(trained.out());
        assertThat(sha256.find()).isTrue();
        var list = Typed.command("status", "--data", directory.resolve("data").toString());
        assertThat(list.out()).contains("COMPLETED").contains("Pip");
        var id = list.out()
                .lines()
                .filter(line -> line.contains("COMPLETED"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        var details = Typed.command("status", id, "--server", platform.gateway().toString());
        assertThat(details.out()).contains(sha256.group(1));
    }

    @Test
    void anImageThatCannotBeFetchedFailsTheTraining() {
        var typed = Typed.command(
                "train",
                "http://127.0.0.1:1/1.jpg",
                "http://127.0.0.1:1/2.jpg",
                "http://127.0.0.1:1/3.jpg",
                "http://127.0.0.1:1/4.jpg",
                "http://127.0.0.1:1/5.jpg",
                "http://127.0.0.1:1/6.jpg",
                "--server",
                platform.gateway().toString(),
                "--data",
                directory.resolve("data").toString(),
                "--out",
                directory.resolve("out").toString());

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("127.0.0.1");
    }

    private static Typed train(Path pictures, String... more) {
        var arguments = new ArrayList<>(List.of(
                "train",
                pictures.toString(),
                "--data",
                directory.resolve("data").toString(),
                "--out",
                directory.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Typed.command(arguments.toArray(String[]::new));
    }
}
