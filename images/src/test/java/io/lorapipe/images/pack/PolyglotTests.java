package io.lorapipe.images.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are an image to some and an archive to others. */
class PolyglotTests {

    private static final String PAYLOAD = "anything.sh";

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @TempDir
    private Path directory;

    @Test
    void whatIsAJpegAndAZipIsPackedAsTheJpegAlone() throws IOException {
        byte[] jpeg = Pictures.file("baseline.jpg");
        Path both = Files.write(directory.resolve("fox.jpg"), join(jpeg, zip()));
        assertThat(entries(both)).containsExactly(PAYLOAD);

        var image = ((Verdict.Usable) check.check(ImageFile.of(both))).image();
        Path archive = directory.resolve("archive.zip");
        ArchivePacker.pack(List.of(PackOptions.standard().image(image, both, null)), archive, ImageProgress.NONE);

        assertThat(entries(archive)).containsExactly("image_001.jpg");
        assertThat(new String(Files.readAllBytes(archive), ISO_8859_1)).doesNotContain(PAYLOAD);
        try (var file = new ZipFile(archive.toFile())) {
            assertThat(file.getInputStream(file.getEntry("image_001.jpg"))).hasBinaryContent(jpeg);
        }
    }

    @Test
    void aZipThatIsCalledJpgOrThatHoldsOneIsRefused() throws IOException {
        Path file = Files.write(directory.resolve("fox.jpg"), join(zip(), Pictures.file("baseline.jpg")));

        assertThat(check.check(ImageFile.of(file)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo(ImageProblem.Code.UNSUPPORTED_FORMAT));
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(PAYLOAD));
            zip.write("echo".getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static List<String> entries(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static byte[] join(byte[] first, byte[] second) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(first);
        all.write(second);
        return all.toByteArray();
    }
}
