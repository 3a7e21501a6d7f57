package io.lorapipe.images.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.SetVerdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleArchiveTests {

    private static final Path PIP = Path.of("../samples/pip");

    @Test
    void theSamplesOfPipGiveTheSameArchiveOnEveryMachine() throws IOException {
        List<Path> pictures = pictures();
        List<CheckedImage> images = checked(pictures);

        PackedArchive archive = ArchivePacker.pack(
                IntStream.range(0, images.size())
                        .mapToObj(i -> ArchiveImage.of(images.get(i), pictures.get(i)))
                        .toList(),
                OutputStream.nullOutputStream(),
                ImageProgress.NONE);

        assertThat(archive.entries()).hasSize(10).startsWith("image_001.jpg").endsWith("image_010.jpg");
        assertThat(archive.sha256()).isEqualTo("62d6b6b97be0075a0ddea5d337e96c296d2ead39706a92166285a844c3981690");
    }

    private static List<CheckedImage> checked(List<Path> pictures) {
        SetVerdict verdict = new ImageCheck(ImageRules.standard())
                .checkAll(pictures.stream().map(ImageFile::of).toList());
        assertThat(verdict).isInstanceOf(SetVerdict.Usable.class);
        return ((SetVerdict.Usable) verdict).images();
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(PIP)) {
            return files.sorted().toList();
        }
    }
}
