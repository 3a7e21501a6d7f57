package io.lorapipe.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.Pictures;
import io.lorapipe.local.testing.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every case: one sentence on standard error, exit code 2, and nothing left behind. */
class BadInputTests {

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(directory.resolve("data")).doesNotExist();
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aMissingDirectoryIsNamed() {
        assertThat(sentence(train(directory.resolve("nowhere").toString())))
                .startsWith("There is no directory ")
                .contains("nowhere");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        var file = Files.writeString(directory.resolve("a.jpg"), "x");

        assertThat(sentence(train(file.toString()))).contains("a.jpg is a file; give the directory");
    }

    @Test
    void fiveImagesAreTooFew() throws IOException {
        assertThat(sentence(train(pictures(5)))).contains("has 5 images; give 6 to 12");
    }

    @Test
    void thirteenImagesAreTooMany() throws IOException {
        assertThat(sentence(train(pictures(13)))).contains("has 13 images; give 6 to 12");
    }

    @Test
    void aTextFileThatIsCalledJpgIsNamed() throws IOException {
        var pictures = pictures(6);
        Files.writeString(Path.of(pictures, "notes.jpg"), "These are my notes.");

        assertThat(sentence(train(pictures))).startsWith("notes.jpg is ");
    }

    @Test
    void aTruncatedImageIsNamed() throws IOException {
        var pictures = pictures(6);
        var file = Path.of(pictures, "picture-03.jpg");
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(sentence(train(pictures))).startsWith("picture-03.jpg ");
    }

    @Test
    void anImageWithAWarningIsNamedWhereThatIsStrict() throws IOException {
        var pictures = pictures(6);
        Pictures.copy(Path.of(pictures, "picture-03.jpg"), Path.of(pictures, "picture-07.png"));

        assertThat(sentence(train(pictures, "--strict")))
                .contains("picture-07.png looks nearly the same as picture-03.jpg");
    }

    @Test
    void anUnknownPresetIsAnsweredWithTheKnownOnes() throws IOException {
        assertThat(sentence(train(pictures(6), "--preset", "best")))
                .contains("\"best\"")
                .contains("fal-ai/flux-lora-fast-training");
    }

    @Test
    void stepsOutOfBoundsAreAnsweredWithTheBounds() throws IOException {
        assertThat(sentence(train(pictures(6), "--steps", "0")))
                .contains("steps is \"0\"")
                .contains("from 1 to 10000");
    }

    @Test
    void stepsThatAreNoNumberAreRefused() throws IOException {
        assertThat(sentence(train(pictures(6), "--steps", "many"))).contains("steps is \"many\"");
    }

    @Test
    void aNameThatCannotBePrintedIsRefused() throws IOException {
        assertThat(sentence(train(pictures(6), "--name", "a\tb"))).contains("character's name");
    }

    @Test
    void anOutDirectoryThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.writeString(directory.resolve("taken"), "x");

        assertThat(sentence(train(pictures(6), "--out", file.resolve("out").toString())))
                .contains("taken")
                .contains("--out");
    }

    @Test
    void aDataDirectoryThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.writeString(directory.resolve("taken"), "x");

        assertThat(sentence(Typed.command(
                        "train", pictures(6), "--data", file.resolve("data").toString())))
                .contains("taken")
                .contains("--data");
    }

    @Test
    void fiveUrlsAreTooFew() {
        assertThat(sentence(train(urls(5)))).startsWith("5 URLs were given; give 6 to 12");
    }

    @Test
    void theSameUrlTwiceIsRefused() {
        var urls = new ArrayList<>(List.of(urls(6)));
        urls.add(urls.getFirst());

        assertThat(sentence(train(urls.toArray(String[]::new)))).contains("given twice");
    }

    @Test
    void directoriesAndUrlsDoNotMix() throws IOException {
        assertThat(sentence(train(pictures(6), "https://example.org/1.jpg"))).contains("or URLs of images only");
    }

    @Test
    void anUnknownOptionIsNamedWithTheWayToHelp() {
        assertThat(sentence(Typed.command("train", "x", "--fast")))
                .contains("--fast")
                .contains("lorapipe train --help");
    }

    @Test
    void noCommandIsAnsweredWithTheWayToHelp() {
        assertThat(sentence(Typed.command())).contains("lorapipe --help");
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThat(sentence(Typed.command("watch", "42", "--data", data()))).contains("\"42\"");
    }

    @Test
    void aTrainingOfADirectoryThatNeverHadOneIsRefused() {
        var id = "01998c9e-0000-7000-8000-000000000000";

        assertThat(sentence(Typed.command("cancel", id, "--data", data()))).contains(id);
    }

    @Test
    void aDecisionThatIsNotGivenOrGivenTwiceIsAnsweredWithTheTwo() {
        var id = "01998c9e-0000-7000-8000-000000000000";

        for (var typed : List.of(
                Typed.command("resolve", id, "--data", data()),
                Typed.command("resolve", id, "--resubmit", "--abandon", "--data", data()))) {
            assertThat(sentence(typed))
                    .contains("--resubmit", "--abandon", "lorapipe resolve --help")
                    .doesNotContain("Error:");
        }
    }

    @Test
    void aDecisionAboutATrainingOfADirectoryThatNeverHadOneIsRefused() {
        var id = "01998c9e-0000-7000-8000-000000000000";

        assertThat(sentence(Typed.command("resolve", id, "--abandon", "--data", data())))
                .contains(id);
    }

    @Test
    void anAddressThatIsNoneIsRefused() throws IOException {
        assertThat(sentence(train(pictures(6), "--server", "localhost"))).contains("\"localhost\"");
    }

    @Test
    void anAddressWithoutAGatewayIsToldAtOnce() throws IOException {
        var typed = train(pictures(6), "--server", "http://127.0.0.1:1");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).startsWith("No gateway answers at http://127.0.0.1:1;");
    }

    private Typed train(String... arguments) {
        var all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data()));
        if (!all.contains("--out")) {
            all.addAll(List.of("--out", directory.resolve("out").toString()));
        }
        return Typed.command(all.toArray(String[]::new));
    }

    private static String sentence(Typed typed) {
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err().strip().lines()).hasSize(1);
        return typed.err().strip();
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private String pictures(int count) throws IOException {
        return Pictures.directory(directory.resolve("pictures"), count).toString();
    }

    private static String[] urls(int count) {
        var urls = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            urls.add("https://example.org/%d.jpg".formatted(i));
        }
        return urls.toArray(String[]::new);
    }
}
