package io.lorapipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTests {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void bytesAndFilesAreAnnouncedWithLengthAndDigest(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("abc"), "abc");

        assertThat(Content.of("abc".getBytes(StandardCharsets.US_ASCII), "text/plain"))
                .satisfies(ContentTests::isAbc);
        assertThat(Content.of(file, "text/plain")).satisfies(ContentTests::isAbc);
        assertThat(Content.of(file, ABC, "text/plain")).satisfies(ContentTests::isAbc);
    }

    private static void isAbc(Content content) throws IOException {
        assertThat(content.length()).isEqualTo(3);
        assertThat(content.sha256()).isEqualTo(ABC);
        assertThat(content.source().open()).hasContent("abc");
        assertThat(content.source().open()).as("opened again").hasContent("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zip", "application/zip\r\nX-Evil: 1", "application/zip\n"})
    void aMediaTypeIsOneLine(String type) {
        assertThatThrownBy(() -> new Content(0, ABC, type, () -> Files.newInputStream(Path.of("/dev/null"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 9, 10, 10", "5, 99, 10, 5", "10, 10, 10, 0", "0, 0, 0, 0", "3, 4, 10, 2"})
    void aRangeEndsWithItsObject(long first, long last, long size, long length) {
        assertThat(new ByteRange(first, last).lengthIn(size)).isEqualTo(length);
    }
}
