package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.head;
import static io.lorapipe.images.fetch.HostileServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A download that breaks off goes on where it ended, as long as it is the same image. */
class ResumeTests {

    private static final byte[] IMAGE = Pictures.file("baseline.jpg");
    private static final int HALF = IMAGE.length / 2;

    private final HostileServer server = new HostileServer();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void theRestAloneIsAskedFor() throws Exception {
        server.at("/fox.jpg", out -> answer(out, "\"v1\"", "206 Partial Content\nContent-Range: bytes " + rest()));

        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Fetched.class, it -> assertThat(it.file()).hasBinaryContent(IMAGE));
        assertThat(server.asked()).hasSize(2);
        assertThat(server.lastHead()).contains("Range: bytes=" + HALF + "-").contains("If-Range: \"v1\"");
    }

    @Test
    void anImageThatChangedMeanwhileIsFetchedWhole() throws Exception {
        server.at("/fox.jpg", out -> {
            if (server.asked().size() == 1) {
                half(out, "\"v1\"");
            } else {
                out.write(head(ok(3) + "\nETag: \"v2\""));
                out.write(new byte[] {1, 2, 3});
            }
        });

        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Fetched.class, it -> assertThat(it.file()).hasBinaryContent(new byte[] {1, 2, 3}));
    }

    @Test
    void anotherRangeThanTheRestIsNotTakenForIt() throws Exception {
        server.at("/fox.jpg", out -> answer(out, "\"v1\"", "206 Partial Content\nContent-Range: bytes 0-9/10"));

        assertThat(fetch()).isInstanceOf(Unreachable.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aPartOfTheRestIsNotTakenForTheWholeImage() throws Exception {
        int part = HALF + 10;
        server.at("/fox.jpg", out -> {
            switch (server.asked().size()) {
                case 1 -> half(out, "\"v1\"");
                case 2 -> range(out, HALF, part);
                default -> range(out, part, IMAGE.length);
            }
        });

        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Fetched.class, it -> assertThat(it.file()).hasBinaryContent(IMAGE));
        assertThat(server.lastHead()).contains("Range: bytes=" + part + "-");
    }

    @Test
    void aRestOfAnotherLengthIsNotTakenForTheWholeImage() throws Exception {
        server.at(
                "/fox.jpg", out -> answer(out, "\"v1\"", "206 Partial Content\nContent-Range: bytes " + rest() + "0"));

        assertThat(fetch()).isInstanceOf(Unreachable.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void withoutAStrongValidatorAllOfItIsAskedForAgain() throws Exception {
        server.at("/fox.jpg", out -> {
            if (server.asked().size() == 1) {
                half(out, "W/\"v1\"");
            } else {
                out.write(head(ok(IMAGE.length)));
                out.write(IMAGE);
            }
        });

        assertThat(fetch()).isInstanceOf(Fetched.class);
        assertThat(server.lastHead()).doesNotContain("Range");
    }

    @Test
    void aServerThatAsksForMoreTimeThanThereIsIsNotWaitedFor() throws Exception {
        server.at("/fox.jpg", "503 Busy\nRetry-After: 3600\nContent-Length: 0", new byte[0]);

        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Unreachable.class, it -> assertThat(it.retryable()).isTrue());
        assertThat(server.asked()).hasSize(1);
    }

    private void answer(OutputStream out, String etag, String second) throws IOException {
        if (server.asked().size() == 1) {
            half(out, etag);
        } else {
            out.write(head(second + "\nContent-Length: " + (IMAGE.length - HALF)));
            out.write(IMAGE, HALF, IMAGE.length - HALF);
        }
    }

    private static void half(OutputStream out, String etag) throws IOException {
        out.write(head(ok(IMAGE.length) + "\nETag: " + etag));
        out.write(Arrays.copyOf(IMAGE, HALF));
    }

    private static void range(OutputStream out, int from, int end) throws IOException {
        out.write(head("206 Partial Content\nContent-Range: bytes %d-%d/%d\nContent-Length: %d"
                .formatted(from, end - 1, IMAGE.length, end - from)));
        out.write(IMAGE, from, end - from);
    }

    private static String rest() {
        return "%d-%d/%d".formatted(HALF, IMAGE.length - 1, IMAGE.length);
    }

    private FetchResult fetch() throws Exception {
        var rules = new FetchRules(
                100_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                3,
                Duration.ofMillis(1),
                4,
                4,
                Set.of(80),
                Set.of(server.host()));
        return new ImageFetcher(rules)
                .fetchAll(List.of(server.url("/fox.jpg")), directory, ImageProgress.NONE)
                .getFirst();
    }
}
