package io.lorapipe.local.command;

import static io.lorapipe.local.testing.Typed.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The commands that need no platform. */
class CheckAndPackTests {

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
    void usableImagesAreShownOneByOne() {
        var typed = command("check", images.toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out().lines()).hasSize(7).last().isEqualTo("6 of 6 images can be trained on.");
        assertThat(typed.out()).contains("usable   picture-01.jpg: JPEG, 256 x 256 pixels");
    }

    @Test
    void whatCannotBeUsedIsNamedWithTheWayOut() throws IOException {
        Files.copy(images.resolve("picture-01.jpg"), images.resolve("same.jpg"));
        Files.writeString(images.resolve("photo.heic"), "\0\0\0\u0018ftypheic");
        Files.writeString(images.resolve("notes.md"), "not an image");

        var typed = command("check", images.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.out())
                .contains("refused  photo.heic is a HEIC image; give a JPEG, PNG or WebP.")
                .contains("refused  same.jpg is the same image as picture-01.jpg; remove one of them.")
                .contains("6 of 8 images can be trained on.")
                .doesNotContain("notes.md");
    }

    @Test
    void singleFilesMayBeCheckedWhateverTheyAreCalled() throws IOException {
        var renamed = Files.copy(images.resolve("picture-01.jpg"), directory.resolve("picture"));

        assertThat(command("check", renamed.toString()).exitCode()).isZero();
        assertThat(command("check", directory.resolve("none.jpg").toString()).out())
                .contains("none.jpg cannot be read");
    }

    @Test
    void anImageThatMayMakeAWorseTrainingIsWarnedOf() throws IOException {
        Pictures.copy(images.resolve("picture-01.jpg"), images.resolve("same.png"));

        var typed = command("check", images.toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains("warning  same.png looks nearly the same as picture-01.jpg; replace one of them.")
                .contains("7 of 7 images can be trained on, with 1 warning.");
        assertThat(command("check", "--strict", images.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void scriptsGetTheWarningsOfEachImage() throws IOException {
        Pictures.copy(images.resolve("picture-01.jpg"), images.resolve("same.png"));

        var typed = command("check", "--json", images.toString());

        var objects = typed.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(objects.getFirst().path("warnings")).isEmpty();
        assertThat(objects.get(6).path("warnings").path(0).path("code").asString())
                .isEqualTo("near_duplicate");
        assertThat(objects.getLast().path("warnings").asInt()).isEqualTo(1);
    }

    @Test
    void imagesWithoutWarningsAreGoodEnoughForTheStrict() {
        assertThat(command("check", "--strict", images.toString()).exitCode()).isZero();
    }

    @Test
    void aNameThatNoFileCanHaveIsSaidSo() {
        var typed = command("check", "fox\0.jpg");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("cannot be a file's name here").doesNotContain("Exception");
    }

    @Test
    void theManifestIsInTheArchiveWhereThatIsWanted() throws IOException {
        var images = Pictures.directory(directory.resolve("fox"), 6).toString();
        var plain = directory.resolve("plain.zip");
        var told = directory.resolve("told.zip");

        command("pack", images, "-o", plain.toString());
        assertThat(command("pack", images, "-o", told.toString(), "--manifest-inside")
                        .exitCode())
                .isZero();

        try (var zip = new ZipFile(told.toFile());
                var without = new ZipFile(plain.toFile())) {
            assertThat(without.getEntry("manifest.json")).isNull();
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(), UTF_8))
                    .startsWith("{\"packer\":")
                    .contains("\"entry\":\"image_006.jpg\"")
                    .doesNotContain("picture-06");
        }
    }

    @Test
    void aNameThatThisMachineDoesNotKnowIsSaidSoOfAnOptionToo() throws IOException {
        var typed =
                command("pack", Pictures.directory(directory.resolve("fox"), 6).toString(), "--out", "fox\0.zip");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("cannot be a file's name here").doesNotContain("Exception");
    }

    @Test
    void scriptsGetOneObjectALine() throws IOException {
        Files.writeString(images.resolve("broken.png"), "");

        var typed = command("check", "--json", images.toString());

        var objects = typed.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(objects).hasSize(8);
        assertThat(objects.getFirst().path("code").asString()).isEqualTo("empty");
        assertThat(objects.get(1).path("sha256").asString()).hasSize(64);
        assertThat(objects.getLast().path("usable").asInt()).isEqualTo(6);
    }

    @Test
    void aDirectoryWithoutImagesIsSaidSo() throws IOException {
        var empty = Files.createDirectory(directory.resolve("empty"));

        var typed = command("check", empty.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("There are no images in " + empty);
    }

    @Test
    void theArchiveHoldsTheImagesAndTheirCaptions() throws IOException {
        Files.writeString(images.resolve("picture-02.txt"), "a fox, né à Köln\n");

        var typed = command("pack", images.toString(), "-o", zip.toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains(zip + ": 6 images, ").contains("sha256 ");
        try (var archive = new ZipFile(zip.toFile())) {
            assertThat(archive.stream())
                    .extracting(ZipEntry::getName)
                    .contains("image_002.txt")
                    .hasSize(7);
            assertThat(archive.getInputStream(archive.getEntry("image_002.txt")))
                    .hasContent("a fox, né à Köln");
        }
    }

    @Test
    void theSameImagesGiveTheSameArchive() {
        var digests = Stream.of("one.zip", "two.zip")
                .map(name -> command(
                        "pack",
                        "--json",
                        images.toString(),
                        "-o",
                        directory.resolve(name).toString()))
                .map(typed ->
                        JsonMapper.shared().readTree(typed.out()).path("sha256").asString())
                .toList();

        assertThat(digests.getFirst()).hasSize(64).isEqualTo(digests.getLast());
    }

    @Test
    void oneUnusableImageAndThereIsNoArchive() throws IOException {
        Files.writeString(images.resolve("photo.heic"), "\0\0\0\u0018ftypheic");

        var typed = command("pack", images.toString(), "-o", zip.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("photo.heic is a HEIC image");
        assertThat(zip).doesNotExist();
    }

    @Test
    void aCaptionThatIsNoTextIsNamed() throws IOException {
        Files.write(images.resolve("picture-03.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});

        var typed = command("pack", images.toString(), "-o", zip.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("picture-03.txt is not UTF-8; give 1 to 1000 characters of UTF-8 text, or remove the file.");
        assertThat(zip).doesNotExist();
    }

    @Test
    void anArchiveThatCannotBeWrittenIsNamed() {
        var typed = command(
                "pack",
                images.toString(),
                "-o",
                directory.resolve("no/such/fox.zip").toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("The archive cannot be written to");
        assertThat(List.of(directory.toFile().list())).containsOnly("fox");
    }
}
