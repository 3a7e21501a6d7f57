package io.lorapipe.sandbox.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTests {

    @TempDir
    Path directory;

    @Test
    void whatWasAppendedIsThereAgain() {
        var path = directory.resolve("lines");
        try (var lines = new JsonLines(path)) {
            lines.append("{\"a\":\"ä\"}");
        }
        try (var lines = new JsonLines(path)) {
            lines.append("{\"b\":2}");
            assertThat(read(lines)).containsExactly("{\"a\":\"ä\"}", "{\"b\":2}");
        }
    }

    @Test
    void aLineThatADyingProcessLeftUnfinishedIsDropped() throws IOException {
        var path = directory.resolve("lines");
        Files.writeString(path, "{\"a\":1}\n{\"b\":");

        try (var lines = new JsonLines(path)) {
            lines.append("{\"c\":3}");

            assertThat(read(lines)).containsExactly("{\"a\":1}", "{\"c\":3}");
        }
    }

    private static List<String> read(JsonLines lines) {
        var all = new ArrayList<String>();
        lines.forEach(all::add);
        return all;
    }
}
