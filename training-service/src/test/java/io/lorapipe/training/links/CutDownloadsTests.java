package io.lorapipe.training.links;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.training.custody.Downloads.Fetched;
import io.lorapipe.training.fal.ScriptedProvider;
import io.lorapipe.training.fal.ScriptedProvider.Received;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that come in pieces, which must all be of the same file. */
class CutDownloadsTests {

    private static final int PIECE = 1024 * 1024;
    private static final Pattern RANGE = Pattern.compile("Range: bytes=(\\d+)-");

    @TempDir
    Path directory;

    @Test
    void cutsThatMadeProgressDoNotCount() throws Exception {
        var total = 8 * PIECE;
        try (var files = ScriptedProvider.start(request -> {
            var start = start(request);
            var piece = "w".repeat(Math.min(PIECE, total - start));
            return start == 0
                    ? new Reply.CutShort(200, piece, total)
                    : answer(
                            206,
                            piece,
                            "Content-Range: bytes %d-%d/%d".formatted(start, start + piece.length() - 1, total));
        })) {
            assertThat(fetch(files, total)).isEqualTo(new Fetched.Whole(total));
            assertThat(files.received()).hasSizeGreaterThan(7);
        }
    }

    @Test
    void aFileThatTricklesInIsGivenUpForNow() throws Exception {
        try (var files = ScriptedProvider.start(request -> {
            var start = start(request);
            return start == 0
                    ? new Reply.CutShort(200, "w", 1001)
                    : answer(206, "w", "Content-Range: bytes %d-%d/1001".formatted(start, start));
        })) {
            assertThatThrownBy(() -> fetch(files, 2000)).hasMessageContaining("of 1001 bytes");
        }
    }

    @Test
    void aRangeThatEndsBeforeItsTotalIsACut() throws Exception {
        try (var files = ScriptedProvider.start(request -> {
            if (request.headers().contains("Range: bytes=3-")) {
                return answer(206, "gh", "Content-Range: bytes 3-4/7");
            }
            return request.headers().contains("Range: bytes=5-")
                    ? answer(206, "ts", "Content-Range: bytes 5-6/7")
                    : new Reply.CutShort(200, "wei", 7);
        })) {
            assertThat(fetch(files, 2000)).isEqualTo(new Fetched.Whole(7));
            assertThat(target()).hasContent("weights");
        }
    }

    @Test
    void aFileThatWasChangedBetweenTwoPiecesIsFetchedFromItsBeginning() throws Exception {
        try (var files = ScriptedProvider.start(request -> request.headers().contains("If-Range: \"one\"")
                ? answer(200, "another", "ETag: \"two\"")
                : new Reply.CutShort(200, "wei", 7, "ETag: \"one\""))) {
            assertThat(fetch(files, 2000)).isEqualTo(new Fetched.Whole(7));
            assertThat(target()).hasContent("another");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag: \"two\"\r\nContent-Range: bytes 3-6/7", "Content-Range: bytes 3-6/8"})
    void piecesOfTwoFilesAreNotPutTogether(String headers) throws Exception {
        try (var files = ScriptedProvider.start(request -> request.headers().contains("Range:")
                ? answer(206, "ghts", headers)
                : new Reply.CutShort(200, "wei", 7, "ETag: \"one\""))) {
            assertThatThrownBy(() -> fetch(files, 2000)).hasMessageContaining("was changed");
            assertThat(target()).isEmptyFile();
        }
    }

    @Test
    void aWeakTagIsNoCondition() throws Exception {
        try (var files = ScriptedProvider.start(request -> request.headers().contains("Range: bytes=3-")
                ? answer(206, "ghts", "Content-Range: bytes 3-6/7")
                : new Reply.CutShort(200, "wei", 7, "ETag: W/\"one\""))) {
            assertThat(fetch(files, 2000)).isEqualTo(new Fetched.Whole(7));
            assertThat(files.received().getLast().headers()).doesNotContain("If-Range");
        }
    }

    /** Where the rest begins that is asked for. */
    private static int start(Received request) {
        var range = RANGE.matcher(request.headers());
        return range.find() ? Integer.parseInt(range.group(1)) : 0;
    }

    private Fetched fetch(ScriptedProvider files, long limit) throws IOException {
        return new HttpDownloads(List.of(), List.of(files.url()), Duration.ofSeconds(2))
                .fetch(files.url().resolve("/w"), target(), limit);
    }

    private Path target() throws IOException {
        var target = directory.resolve("target");
        return Files.exists(target) ? target : Files.createFile(target);
    }
}
