package io.lorapipe.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCheckCommandTests {

    @TempDir
    Path data;

    @Test
    void theLocalStoreIsTriedStepByStepWithNothingStarted() {
        var typed = check();

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out().lines())
                .first()
                .asString()
                .matches("local-[0-9a-f-]+ \\(references, staging, delivery, weights\\)");
        assertThat(typed.out())
                .contains("  ok       put ", "  ok       delete ", "  skipped  link ")
                .endsWith("All is well.\n");
        assertThat(typed.err()).isEmpty();
        assertThat(data).isDirectoryContaining(file -> file.endsWith("store"));
        assertThat(data.resolve("kafka")).doesNotExist();
    }

    @Test
    void forScriptsThereIsOneObjectALine() {
        assertThat(check("--json").out().lines())
                .allMatch(line -> line.startsWith("{\"type\":\"s") && line.endsWith("}"))
                .anyMatch(line -> line.contains("\"step\":\"range\",\"result\":\"ok\""))
                .last()
                .isEqualTo("{\"type\":\"summary\",\"stores\":1,\"well\":1}");
    }

    @Test
    void aStoreThatCannotBeOpenedIsASentenceAndBadInput() throws IOException {
        Files.writeString(data.resolve("store"), "a file where the directory should be");

        var typed = check();

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err().lines())
                .singleElement()
                .asString()
                .contains("store")
                .endsWith(".");
    }

    @Test
    void storeAloneSaysThatACommandIsMissing() {
        var typed = Typed.command("store");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("lorapipe store --help");
    }

    private Typed check(String... options) {
        var words = new ArrayList<>(List.of("store", "check", "--data", data.toString()));
        words.addAll(List.of(options));
        return Typed.command(words.toArray(String[]::new));
    }
}
