package io.lorapipe.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDirectoriesTests {

    @TempDir
    Path root;

    @Test
    void everyDirectoryThatGetsANewNameIsForcedFromAbove() throws IOException {
        assertThat(forcedFor(root.resolve("ann/lena"))).containsExactly(root, root.resolve("ann"));
        assertThat(root.resolve("ann/lena")).isDirectory();
    }

    @Test
    void whatIsThereAlreadyCostsNothing() throws IOException {
        forcedFor(root.resolve("ann"));

        assertThat(forcedFor(root.resolve("ann"))).isEmpty();
        assertThat(forcedFor(root.resolve("ann/lena"))).containsExactly(root.resolve("ann"));
    }

    private static List<Path> forcedFor(Path directory) throws IOException {
        List<Path> forced = new ArrayList<>();
        NewDirectories.make(directory, names -> forced.add(names.normalize()));
        return forced;
    }
}
