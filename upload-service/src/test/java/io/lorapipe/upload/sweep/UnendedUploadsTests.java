package io.lorapipe.upload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.local.LocalStore;
import io.lorapipe.upload.MovingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnendedUploadsTests {

    private static final Duration GRACE = Duration.ofHours(24);

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void whatAKilledProcessLeftIsRemovedTwoSweepsLater() throws Exception {
        var store = LocalStore.open(directory, null, null, clock);
        var left = halfWritten("killed");
        var uploads = new UnendedUploads(new InMemoryOrphans(clock), new SweepTerms(SweepMode.ON, GRACE), clock);

        assertThat(uploads.sweep(store)).isEqualTo(new Swept(0, 0));
        clock.pass(GRACE.plusSeconds(1));
        assertThat(uploads.sweep(store)).isEqualTo(new Swept(1, 0));
        clock.pass(GRACE);
        assertThat(uploads.sweep(store)).isEqualTo(new Swept(1, 1));

        assertThat(left).doesNotExist();
    }

    private Path halfWritten(String name) throws IOException {
        try (var files = Files.walk(directory)) {
            var partial = files.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().contains("partial"))
                    .findFirst()
                    .orElseThrow();
            var file = Files.writeString(partial.resolve(name), "half");
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return file;
        }
    }
}
