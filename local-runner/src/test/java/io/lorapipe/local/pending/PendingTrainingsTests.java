package io.lorapipe.local.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingTrainingsTests {

    @TempDir
    Path data;

    private PendingTrainings pending = new PendingTrainings(Path.of(""));

    @BeforeEach
    void open() {
        pending = new PendingTrainings(data);
    }

    @Test
    void whatWasAskedForIsFoundByAnotherProcess() {
        pending.remember("f", new PendingTraining("key", Optional.of("id")));

        assertThat(new PendingTrainings(data).find("f")).contains(new PendingTraining("key", Optional.of("id")));
    }

    @Test
    void theKeyIsKeptBeforeThereIsAnAnswer() {
        pending.remember("f", new PendingTraining("key", Optional.empty()));

        assertThat(pending.find("f")).contains(new PendingTraining("key", Optional.empty()));
    }

    @Test
    void whatEndedIsForgotten() {
        pending.remember("f", new PendingTraining("key", Optional.empty()));
        pending.forget("f");

        assertThat(pending.find("f")).isEmpty();
    }

    @Test
    void othersAreNotFound() {
        pending.remember("f", new PendingTraining("key", Optional.empty()));

        assertThat(pending.find("g")).isEmpty();
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        Files.createDirectories(data.resolve("pending"));
        Files.writeString(data.resolve("pending").resolve("f"), "?");

        assertThat(pending.find("f")).isEmpty();
    }
}
