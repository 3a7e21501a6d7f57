package io.lorapipe.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.UnfinishedUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is being written is never taken for what a dead process left, however long it stands still. */
class LocalLeftoversTests {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path directory;

    @Test
    void anotherProcessIsLeftAloneUntilItIsKilled() throws Exception {
        LocalStore store = open();
        Process writing = new ProcessBuilder(
                        JAVA, "-cp", CLASS_PATH, PutThatStandsStill.class.getName(), directory.toString())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(written()).isPositive());

            assertThat(unfinished(store)).isEmpty();
            store.discard(new UnfinishedUpload("partial/" + partial().getFileName(), "", Instant.EPOCH));
            assertThat(partial()).exists();
        } finally {
            writing.destroyForcibly().waitFor();
        }
        List<UnfinishedUpload> left = unfinished(store);
        assertThat(left).hasSize(1);
        left.forEach(store::discard);
        assertThat(unfinished(store)).isEmpty();
    }

    /** What a process may write at most stands for the room on a disk. */
    @Test
    void aDiskThatIsFullIsAnOutageAndLeavesNothing() throws Exception {
        String command = "ulimit -f 1024; exec \"$0\" -cp \"$1\" \"$2\" \"$3\"";
        Process writing = new ProcessBuilder(
                        "bash", "-c", command, JAVA, CLASS_PATH, PutIntoFullDisk.class.getName(), directory.toString())
                .redirectError(directory.resolve("errors").toFile())
                .start();

        assertThat(new String(writing.getInputStream().readAllBytes(), UTF_8))
                .startsWith("true ")
                .contains("check its disk space");
        assertThat(Tree.files(directory.resolve("partial"))).isEmpty();
        assertThat(Tree.files(directory.resolve("objects"))).isEmpty();
    }

    @Test
    void aPutOfThisProcessIsLeftAlone() {
        LocalStore store = open();
        List<UnfinishedUpload> seen = new ArrayList<>();
        byte[] bytes = new byte[PutThatStandsStill.HALF];

        store.put(new ObjectKey("ann/fox/a.jpg"), Content.of(bytes, "image/jpeg"), (done, total) -> {
            seen.addAll(unfinished(store));
            seen.addAll(unfinished(open()));
        });

        assertThat(seen).isEmpty();
    }

    private LocalStore open() {
        return LocalStore.open(directory, null, null, Clock.systemUTC());
    }

    /** As an hour later. */
    private static List<UnfinishedUpload> unfinished(LocalStore store) {
        return store.unfinished(Instant.now().plus(Duration.ofHours(1)));
    }

    private Path partial() throws IOException {
        return Tree.files(directory.resolve("partial")).getFirst();
    }

    private long written() throws IOException {
        long written = 0;
        for (Path file : Tree.files(directory.resolve("partial"))) {
            written += Files.size(file);
        }
        return written;
    }
}
