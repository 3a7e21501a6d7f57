package io.lorapipe.training.links;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lorapipe.training.custody.Downloads.Fetched;
import io.lorapipe.training.custody.Downloads.SpoolException;
import io.lorapipe.training.fal.ScriptedProvider;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDownloadsTests {

    @TempDir
    Path directory;

    @Test
    void aFileIsFetchedWhole() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(200, "weights"))) {
            assertThat(fetch(files, 100)).isEqualTo(new Fetched.Whole(7));
            assertThat(target()).hasContent("weights");
        }
    }

    @Test
    void aCopyThatIsCutShortGoesOnWhereItEnded() throws Exception {
        try (var files = ScriptedProvider.start(request -> request.headers().contains("Range: bytes=3-")
                ? answer(206, "ghts", "Content-Range: bytes 3-6/7")
                : new Reply.CutShort(200, "wei", 7))) {
            assertThat(fetch(files, 2000)).isEqualTo(new Fetched.Whole(7));
            assertThat(target()).hasContent("weights");
        }
    }

    @Test
    void aFileThatIsTooLargeOrGoneIsSaidSo() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(200, "weights"))) {
            assertThat(fetch(files, 6)).isEqualTo(new Fetched.TooLarge());
        }
        try (var files = ScriptedProvider.start(request -> answer(404, ""))) {
            assertThat(fetch(files, 100)).isEqualTo(new Fetched.Gone());
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(302, "", "Location: http://127.0.0.1:9/"))) {
            assertThatThrownBy(() -> fetch(files, 100)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Range: bytes 0-3/7", "X-No-Range: at all"})
    void anAnswerWithAnotherRangeIsNotTakenForTheRest(String header) throws Exception {
        try (var files = ScriptedProvider.start(request ->
                request.headers().contains("Range:") ? answer(206, "weig", header) : new Reply.CutShort(200, "wei"))) {
            assertThatThrownBy(() -> fetch(files, 2000)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllOfItAgain() throws Exception {
        try (var files = ScriptedProvider.start(request ->
                request.headers().contains("Range:") ? answer(200, "weights") : new Reply.CutShort(200, "wei"))) {
            assertThat(fetch(files, 2000)).isEqualTo(new Fetched.Whole(7));
            assertThat(target()).hasContent("weights");
        }
    }

    @Test
    void aFileThatWasWholeWhenItsConnectionBrokeIsWhole() throws Exception {
        try (var files = ScriptedProvider.start(request -> request.headers().contains("Range: bytes=7-")
                ? answer(416, "", "Content-Range: bytes */7")
                : new Reply.CutShort(200, "weights"))) {
            assertThat(fetch(files, 2000)).isEqualTo(new Fetched.Whole(7));
        }
    }

    @Test
    void aFileThatBecameShorterIsFetchedFromItsBeginning() throws Exception {
        var calls = new AtomicInteger();
        try (var files = ScriptedProvider.start(request -> switch (calls.getAndIncrement()) {
            case 0 -> new Reply.CutShort(200, "weights");
            case 1 -> answer(416, "", "Content-Range: bytes */3");
            default -> answer(200, "new");
        })) {
            assertThatThrownBy(() -> fetch(files, 2000)).isInstanceOf(IOException.class);
            assertThat(fetch(files, 2000)).isEqualTo(new Fetched.Whole(3));
            assertThat(target()).hasContent("new");
        }
    }

    @Test
    void aFileThatAnnouncesTooMuchIsNotBegun() throws Exception {
        try (var files = ScriptedProvider.start(request -> new Reply.CutShort(200, "wei"))) {
            assertThat(fetch(files, 100)).isEqualTo(new Fetched.TooLarge());
            assertThat(files.received()).hasSize(1);
        }
    }

    @Test
    void aFullDiskIsNoFaultOfTheProvider() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(200, "weights"))) {
            var full = Path.of("/dev/full");
            assumeThat(full).exists();
            assertThatThrownBy(() -> downloads(files).fetch(files.url().resolve("/w"), full, 2000))
                    .isInstanceOf(SpoolException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/w",
                "https://notfal.media/w",
                "https://v3.fal.media:8443/w",
                "http://v3.fal.media/w",
                "http://queue.fal.run/w",
                "https://queue.fal.run:8443/w",
                "https://10.0.0.1/w",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:10.0.0.1]/w",
                "https://localhost/w",
                "ftp://v3.fal.media/w",
                "file:///etc/passwd"
            })
    void otherPlacesAreNotAllowed(URI url) throws Exception {
        var downloads = new HttpDownloads(
                List.of("fal.media"), List.of(URI.create("https://queue.fal.run")), Duration.ofSeconds(1));
        assertThat(downloads.fetch(url, target(), 100)).isInstanceOf(Fetched.NotAllowed.class);
    }

    @Test
    void aListedHostMayHaveAPort() throws Exception {
        try (var provider = ScriptedProvider.start(request -> answer(404, ""));
                var files = ScriptedProvider.start(request -> answer(200, "weights"))) {
            var url = files.url().resolve("/w");
            assertThat(downloads(provider).fetch(url, target(), 100)).isInstanceOf(Fetched.NotAllowed.class);
            var listed = new HttpDownloads(
                    List.of(files.url().getAuthority()), List.of(provider.url()), Duration.ofSeconds(2));
            assertThat(listed.fetch(url, target(), 100)).isEqualTo(new Fetched.Whole(7));
        }
    }

    @Test
    void anAllowedNameThatLeadsIntoOurNetworkIsNotFetchedFrom() throws Exception {
        var downloads = new HttpDownloads(
                List.of("localhost"), List.of(URI.create("https://93.184.216.34")), Duration.ofSeconds(1));
        assertThat(downloads.fetch(URI.create("https://localhost/w"), target(), 100))
                .isInstanceOfSatisfying(
                        Fetched.NotAllowed.class, it -> assertThat(it.why()).contains("our own network"));
    }

    private Fetched fetch(ScriptedProvider files, long limit) throws IOException {
        return downloads(files).fetch(files.url().resolve("/w"), target(), limit);
    }

    private static HttpDownloads downloads(ScriptedProvider files) {
        return new HttpDownloads(List.of(), List.of(files.url()), Duration.ofSeconds(2));
    }

    private Path target() throws IOException {
        var target = directory.resolve("target");
        return Files.exists(target) ? target : Files.createFile(target);
    }
}
