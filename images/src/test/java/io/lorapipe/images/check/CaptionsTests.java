package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lorapipe.images.check.Captions.CaptionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionsTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"a fox", "né à Köln, 東京", "two\nlines\r\nand\ta tab", "🦊"})
    void textIsTaken(String caption) throws IOException {
        assertThat(Captions.objectionTo(caption)).isEmpty();
        assertThat(read(caption.getBytes(UTF_8))).isEqualTo(new CaptionFile.Usable(caption));
    }

    @Test
    void aThousandCharactersAreTheMost() throws IOException {
        assertThat(Captions.objectionTo("🦊".repeat(1000))).isEmpty();
        assertThat(read("🦊".repeat(1000).getBytes(UTF_8))).isInstanceOf(CaptionFile.Usable.class);
        assertThat(Captions.objectionTo("x".repeat(1001))).contains("has more than 1000 characters");
        assertThat(read("x".repeat(1_000_000).getBytes(UTF_8)))
                .isEqualTo(new CaptionFile.Faulty("has more than 1000 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\0", "a\u001b[2J", "\ud83d"})
    void whatIsNoTextIsRefused(String caption) {
        assertThat(Captions.objectionTo(caption)).isNotEmpty();
    }

    @Test
    void aByteOrderMarkAndTheLastLineEndAreNoPartOfIt() throws IOException {
        assertThat(read("\ufeffa fox\n".getBytes(UTF_8))).isEqualTo(new CaptionFile.Usable("a fox"));
    }

    @Test
    void anotherEncodingIsSaidSo() throws IOException {
        assertThat(read("né à Köln".getBytes(UTF_16LE))).isEqualTo(new CaptionFile.Faulty("is not UTF-8"));
        assertThat(Captions.read(directory.resolve("none.txt"))).isEqualTo(new CaptionFile.Faulty("cannot be read"));
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        var pipe = directory.resolve("fox.txt");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        var read = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Captions.read(pipe));

        assertThat(read).isEqualTo(new CaptionFile.Faulty("cannot be read"));
    }

    private CaptionFile read(byte[] bytes) throws IOException {
        return Captions.read(Files.write(directory.resolve("fox.txt"), bytes));
    }
}
