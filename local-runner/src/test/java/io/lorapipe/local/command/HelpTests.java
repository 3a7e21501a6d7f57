package io.lorapipe.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "check",
                "pack",
                "up",
                "status",
                "watch",
                "cancel",
                "resolve",
                "retention",
                "store",
                "store check",
                "sandbox"
            })
    void everyCommandHelps(String command) {
        var typed = Typed.command((command + " --help").split(" "));

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).startsWith("Usage: lorapipe " + command).contains("--help");
    }

    @Test
    void theListOfCommandsNamesTheExitCodes() {
        assertThat(Typed.command("--help").out()).contains("train").contains("130  cancelled");
    }

    @Test
    void statusOfADirectoryThatIsNotThereStartsNothing(@TempDir Path directory) {
        var typed = Typed.command("status", "--data", directory.resolve("data").toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).startsWith("There are no trainings yet");
        assertThat(directory.resolve("data")).doesNotExist();
    }
}
