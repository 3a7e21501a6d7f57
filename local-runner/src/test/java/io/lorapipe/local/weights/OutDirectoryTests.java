package io.lorapipe.local.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutDirectoryTests {

    @TempDir
    Path directory;

    @Test
    void weightsHaveTheNameOfTheCharacter() throws Exception {
        assertThat(keep("Pip", 1, "weights")).hasFileName("Pip.safetensors").hasContent("weights");
    }

    @Test
    void theDirectoryIsMadeWhenItIsNeeded() throws Exception {
        var out = directory.resolve("a/b");
        OutDirectory.at(out);

        assertThat(directory.resolve("a")).doesNotExist();
        keep("Pip", 1, "weights");
        assertThat(out.resolve("Pip.safetensors")).exists();
    }

    @Test
    void theSameWeightsAreKeptOnce() throws Exception {
        assertThat(keep("Pip", 1, "weights")).isEqualTo(keep("Pip", 1, "weights"));
    }

    @Test
    void otherWeightsAreNeverOverwritten() throws Exception {
        var first = keep("Pip", 1, "first");
        var second = keep("Pip", 2, "second");
        var another = keep("Pip", 2, "another");

        assertThat(first).hasContent("first");
        assertThat(second).hasFileName("Pip-v2.safetensors").hasContent("second");
        assertThat(another.getFileName().toString()).startsWith("Pip-v2-");
        assertThat(another).hasContent("another");
    }

    @Test
    void whatIsNotWhatWasAnnouncedIsNotKept() throws Exception {
        var out = OutDirectory.at(directory.resolve("a/b"));

        assertThatThrownBy(() -> out.keep("Pip", 1, 3, sha256("abc"), () -> stream("abd")))
                .isInstanceOf(IOException.class);
        try (var left = Files.list(out.path())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aNameBecomesOneThatFileSystemsTake() {
        assertThat(OutDirectory.fileName("../Pip: the 2nd/")).isEqualTo("Pip-the-2nd");
        assertThat(OutDirectory.fileName("???")).isEqualTo("weights");
    }

    private Path keep(String name, int version, String text) throws Exception {
        return OutDirectory.at(directory.resolve("a/b"))
                .keep(name, version, text.length(), sha256(text), () -> stream(text));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
