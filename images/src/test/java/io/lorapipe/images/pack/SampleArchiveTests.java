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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleArchiveTests {

    private static final Path PIP = Path.of("../samples/pip");

    @Test
    void theSamplesOfPipGiveTheSameArchiveOnEveryMachine() throws IOException {
        List<Path> pictures = pictures();
        List<CheckedImage> images = checked(pictures);

        List<ArchiveImage> clean = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            clean.add(PackOptions.standard().image(images.get(i), pictures.get(i), null));
        }
        PackedArchive archive = ArchivePacker.pack(clean, OutputStream.nullOutputStream(), ImageProgress.NONE);

        assertThat(archive.entries()).hasSize(10).startsWith("image_001.jpg").endsWith("image_010.jpg");
        assertThat(archive.sha256()).isEqualTo("1613663f91cdd5b4354fe37b2fbd619bd9a2998656c3f76a4ea3d618dcea5dad");
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
