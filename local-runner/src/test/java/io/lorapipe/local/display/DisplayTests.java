package io.lorapipe.local.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutATerminalThereIsOneLineForEachRecord() {
        var display = display(0, false);

        display.progress(Records.progress("ARCHIVE", 31.5, "Downloading training images 3/8"));
        display.progress(Records.progress("TRAINING", 75, "Step 500 of 1000"));

        assertThat(lines())
                .containsExactly(" 31%  archive   Downloading training images 3/8", " 75%  training  Step 500 of 1000");
    }

    @Test
    void theSameLineIsNotRepeated() {
        var display = display(0, false);

        display.progress(Records.progress("ARCHIVE", 31.1, "Packaging"));
        display.progress(Records.progress("ARCHIVE", 31.2, "Packaging"));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void aTerminalIsRedrawnInPlace() {
        var display = display(80, false);

        display.progress(Records.progress("ARCHIVE", 31, "one"));
        display.progress(Records.progress("ARCHIVE", 32, "two"));

        assertThat(text().split("\033\\[5A\r\033\\[J")).hasSize(2);
    }

    @Test
    void aNoteStandsAboveTheBars() {
        var display = display(80, false);

        display.progress(Records.progress("ARCHIVE", 31, "one"));
        display.note("By the way.");

        assertThat(text()).contains("\033[JBy the way.\n  images");
    }

    @Test
    void scriptsGetOneObjectALine() {
        var display = display(80, true);

        display.note("Hello.");
        display.progress(Records.progress("ARCHIVE", 31, "one"));
        display.trained(new Trained("t", "Pip", 2, Path.of("/out/Pip.safetensors"), 5, "ab"));
        display.failed("No.");

        assertThat(lines())
                .containsExactly(
                        "{\"type\":\"note\",\"message\":\"Hello.\"}",
                        "{\"type\":\"progress\",\"trainingId\":\"t\",\"characterId\":\"c\",\"attempt\":0,"
                                + "\"stage\":\"ARCHIVE\",\"state\":\"RUNNING\",\"percent\":31.0,\"message\":\"one\"}",
                        "{\"type\":\"trained\",\"trainingId\":\"t\",\"name\":\"Pip\",\"version\":2,"
                                + "\"path\":\"/out/Pip.safetensors\",\"size\":5,\"sha256\":\"ab\"}",
                        "{\"type\":\"failed\",\"message\":\"No.\"}");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("No.\n");
    }

    @Test
    void theEndNamesPathSizeAndDigest() {
        display(0, false).trained(new Trained("t", "Pip", 2, Path.of("/out/Pip.safetensors"), 3_400_000, "ab"));

        assertThat(lines())
                .containsExactly(
                        "Trained \"Pip\", version 2.",
                        "  weights  /out/Pip.safetensors",
                        "  size     3.4 MB (3400000 bytes)",
                        "  sha256   ab");
    }

    private Display display(int columns, boolean json) {
        return new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        columns)
                .display(json);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().toList();
    }
}
