package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTests {

    @TempDir
    private Path directory;

    @Test
    void whatAnEarlierProcessLeftIsRemoved() throws IOException {
        var left = Files.createDirectory(directory.resolve("archive-1"));
        Files.writeString(left.resolve("image"), "half");

        Spool.at(directory, 100);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatIsNotOfTheSpoolStaysWhereItIs() throws IOException {
        var thesis = Files.writeString(directory.resolve("thesis.odt"), "years of work");
        var archives = Files.createDirectory(directory.resolve("archive-of-letters"));

        Spool.at(directory, 100);

        assertThat(directory).isDirectoryContaining(thesis::equals).isDirectoryContaining(archives::equals);
    }

    @Test
    void whatAPlaceThatWasNeverClosedHoldsIsRemoved() throws IOException {
        Files.writeString(Spool.at(directory, 100).open(10).directory().resolve("image"), "half");

        Spool.at(directory, 100);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aPlaceIsGoneWithAllThatIsInIt() throws IOException {
        try (var place = Spool.at(directory, 100).open(10)) {
            Files.writeString(place.directory().resolve("image"), "bytes");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void moreThanTheLimitIsNotBegunBeforeOthersAreDone() throws IOException {
        var spool = Spool.at(directory, 100);
        try (var first = spool.open(60)) {
            assertThatIOException()
                    .isThrownBy(() -> spool.open(60))
                    .withMessage("The spool %s has no room for 60 bytes more", directory);
            spool.open(40).close();
            assertThat(first.directory()).exists();
        }
        spool.open(100).close();
    }
}
