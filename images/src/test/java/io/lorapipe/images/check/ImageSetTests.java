package io.lorapipe.images.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetTests {

    private final ImageCheck check = new ImageCheck(ImageRules.standard());

    @TempDir
    private Path directory;

    @Test
    void sixGoodImagesAreUsableInTheOrderGiven() throws IOException {
        List<ImageFile> files = files(6);

        assertThat(check.checkAll(files.reversed()))
                .isInstanceOfSatisfying(
                        SetVerdict.Usable.class,
                        usable -> assertThat(usable.images())
                                .extracting(CheckedImage::name)
                                .containsExactly("6.jpg", "5.jpg", "4.jpg", "3.jpg", "2.jpg", "1.jpg"));
    }

    @Test
    void fiveImagesAreRefusedWithTheNumbers() throws IOException {
        assertThat(sentences(files(5))).containsExactly("the set has 5 images; give 6 to 12.");
    }

    @Test
    void thirteenImagesAreRefusedWithTheNumbers() throws IOException {
        assertThat(sentences(files(13))).containsExactly("the set has 13 images; give 6 to 12.");
    }

    @Test
    void theSameImageTwiceIsRefusedWithBothNames() throws IOException {
        List<ImageFile> files = files(6);
        Files.copy(directory.resolve("2.jpg"), directory.resolve("copy.jpg"));
        files.add(ImageFile.of(directory.resolve("copy.jpg")));

        assertThat(sentences(files)).containsExactly("copy.jpg is the same image as 2.jpg; remove one of them.");
    }

    @Test
    void everyProblemIsToldAndNotOnlyTheFirst() throws IOException {
        List<ImageFile> files = files(3);
        files.add(ImageFile.of(Files.writeString(directory.resolve("notes.jpg"), "not a picture")));
        files.add(ImageFile.of(Files.write(directory.resolve("empty.png"), new byte[0])));

        assertThat(sentences(files))
                .containsExactly(
                        "the set has 5 images; give 6 to 12.",
                        "notes.jpg is text; give a JPEG, PNG or WebP.",
                        "empty.png is an empty file; copy or download it again.");
    }

    private List<String> sentences(List<ImageFile> files) {
        SetVerdict verdict = check.checkAll(files);
        assertThat(verdict).isInstanceOf(SetVerdict.Refused.class);
        return ((SetVerdict.Refused) verdict)
                .problems().stream().map(ImageProblem::sentence).toList();
    }

    private List<ImageFile> files(int count) throws IOException {
        List<ImageFile> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            files.add(ImageFile.of(Files.write(directory.resolve(i + ".jpg"), Pictures.jpeg(300, 260, i))));
        }
        return files;
    }
}
