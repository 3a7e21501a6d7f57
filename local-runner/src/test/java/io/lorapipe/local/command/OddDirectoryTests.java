package io.lorapipe.local.command;

import static io.lorapipe.local.testing.Typed.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lorapipe.local.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What lies in directories beside images. */
class OddDirectoryTests {

    private static final String NO_TEXT =
            "picture-03.txt is not UTF-8; give 1 to 1000 characters of UTF-8 text, or remove the file.";

    @TempDir
    private Path directory;

    private Path images;
    private Path zip;

    @BeforeEach
    void sixImages() throws IOException {
        images = Pictures.directory(directory.resolve("fox"), 6);
        zip = directory.resolve("fox.zip");
    }

    @Test
    void aFileThatIsCalledLikeAnEndingIsNoImageAndNoCaption() throws IOException {
        for (var name : new String[] {"jpg", "png", "txt", "JPEG"}) {
            Files.writeString(images.resolve(name), "x");
        }

        assertThat(command("check", images.toString()).out()).endsWith("6 of 6 images can be trained on.\n");
        assertThat(command("pack", images.toString(), "-o", zip.toString()).exitCode())
                .isZero();
    }

    @Test
    void aCaptionThatIsNoTextIsAsBadForCheckAsForPack() throws IOException {
        Files.write(images.resolve("picture-03.txt"), new byte[] {(byte) 0xff, 'a'});

        var checked = command("check", images.toString());

        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.out()).contains(" 3  refused  " + NO_TEXT).contains("5 of 6 images can be trained on.");
        assertThat(command("pack", images.toString(), "-o", zip.toString()).err())
                .contains(NO_TEXT);
    }

    @Test
    void scriptsLearnWhichImageTheCaptionBelongsTo() throws IOException {
        Files.write(images.resolve("picture-03.txt"), new byte[] {(byte) 0xff, 'a'});

        var third = command("check", "--json", images.toString())
                .out()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList()
                .get(2);

        assertThat(third.path("index").asInt()).isEqualTo(3);
        assertThat(third.path("name").asString()).isEqualTo("picture-03.jpg");
        assertThat(third.path("code").asString()).isEqualTo("invalid_caption");
        assertThat(third.path("message").asString()).isEqualTo(NO_TEXT);
    }

    @Test
    void aPipeInThePlaceOfACaptionIsNotWaitedFor() throws Exception {
        var pipe = images.resolve("picture-02.txt").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

        var typed = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> command("pack", images.toString(), "-o", zip.toString()));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("picture-02.txt cannot be read");
    }

    @Test
    void imagesOfSeveralDirectoriesAreToldApart() throws IOException {
        var other = Pictures.directory(directory.resolve("again"), 1);

        var typed = command("check", images.toString(), other.toString());

        assertThat(typed.out())
                .contains("%s is the same image as %s; remove one of them."
                        .formatted(other.resolve("picture-01.jpg"), images.resolve("picture-01.jpg")));
    }

    @Test
    void aDirectoryWithoutANameIsSaidSo() {
        for (var name : new String[] {"check", "pack", "train"}) {
            var typed = command(name, "");

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("The name of a directory is empty; give one that holds your images.");
        }
    }
}
