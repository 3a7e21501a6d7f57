package io.lorapipe.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTests {

    @TempDir
    private Path directory;

    @Test
    void whatAKilledProcessLeftIsRemovedAndNothingElse() throws Exception {
        var others = Files.writeString(directory.resolve("notes.txt"), "mine");
        Files.writeString(directory.resolve("upload_1_00000000.tmp"), "half");
        Files.writeString(Files.createDirectory(directory.resolve("upload-1")).resolve("0"), "half");

        Spool.at(directory, 10);

        assertThat(directory).isDirectoryContaining(file -> file.equals(others));
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @Test
    void noMoreBytesAreLetInThanTheLimitUntilSomeAreGone() {
        var spool = Spool.at(directory, 10);

        var first = spool.reserve(7);

        assertThat(first).isPresent();
        assertThat(spool.reserve(4)).isEmpty();
        first.orElseThrow().close();
        assertThat(spool.reserve(10)).isPresent();
    }

    @Test
    void aPlaceIsGoneWithAllThatIsInIt() throws Exception {
        try (var place = Spool.at(directory, 10).open()) {
            Files.writeString(place.directory().resolve("0"), "x");
        }

        assertThat(directory).isEmptyDirectory();
    }
}
