package io.lorapipe.training.custody;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.RemoteFile;
import io.lorapipe.training.attempt.TrainedFiles;
import io.lorapipe.training.custody.Custody.Owner;
import io.lorapipe.training.fal.ScriptedProvider;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import io.lorapipe.training.fal.WalkingProvider;
import io.lorapipe.training.links.HttpDownloads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyTests {

    private static final Owner OWNER = new Owner("ann", "elf", UUID.randomUUID().toString());
    private static final ObjectKey KEY = ObjectKey.weights("ann", "elf", OWNER.name());

    @TempDir
    Path directory;

    private Reply weights = answer(200, text(WalkingProvider.weights()));
    private Reply config = answer(200, "{}");
    private final ScriptedProvider provider =
            ScriptedProvider.start(request -> request.path().equals("/weights") ? weights : config);
    private final InMemoryStore store = new InMemoryStore("mem");

    @AfterEach
    void close() throws IOException {
        provider.close();
    }

    @Test
    void checkedWeightsAreKeptWithTheirConfiguration() {
        assertThat(secure(size())).isInstanceOfSatisfying(Secured.Kept.class, kept -> {
            assertThat(kept.weights().key()).isEqualTo(KEY.value());
            assertThat(kept.weights().size()).isEqualTo(size());
            assertThat(kept.config()).isNotNull();
        });
        assertThat(spool()).isEmptyDirectory();
    }

    @Test
    void aSizeThatLiesIsRefused() {
        refused(secure(size() + 1), "said that its file has %d bytes, but it has %d".formatted(size() + 1, size()));
    }

    @Test
    void aFileThatIsNoSafetensorsIsRefused() {
        weights = answer(200, "<html>Not found</html>");
        refused(secure(null), "not a whole safetensors file");
    }

    @Test
    void weightsThatAreCutButPretendToBeWholeAreRefused() {
        var whole = WalkingProvider.weights();
        weights = answer(200, text(Arrays.copyOf(whole, whole.length - 1)));
        refused(secure(null), "not a whole safetensors file");
    }

    @Test
    void weightsOnAnotherHostAreRefusedUnaskedUntilTheHostIsAllowed() {
        var elsewhere = new RemoteFile(URI.create("http://169.254.169.254/weights"), null);
        assertThat(custody(spool()).secure(OWNER, new TrainedFiles(elsewhere, null)))
                .isInstanceOfSatisfying(
                        Secured.NotAllowed.class,
                        it -> assertThat(it.failure().message()).contains("169.254.169.254"));
        assertThat(store.head(store.at(KEY))).isEmpty();
    }

    @Test
    void weightsThatAreGoneAreLost() {
        weights = answer(404, "");
        assertThat(secure(null))
                .isInstanceOfSatisfying(
                        Secured.Gone.class,
                        it -> assertThat(it.failure().code()).isEqualTo(Failure.Code.WEIGHTS_LOST));
    }

    @Test
    void aProviderThatDoesNotAnswerIsAskedAgainLater() {
        weights = new Reply.Reset();
        assertThat(secure(null))
                .isInstanceOfSatisfying(
                        Secured.NotYet.class,
                        it -> assertThat(it.why()).contains("provider").doesNotContain("Exception"));
    }

    @Test
    void aSpoolThatCannotBeWrittenIsOurOwnFault() throws IOException {
        var file = Files.createFile(directory.resolve("no-directory"));
        assertThat(custody(file).secure(OWNER, files(null)))
                .isInstanceOfSatisfying(
                        Secured.NotYet.class,
                        it -> assertThat(it.why()).contains("we have no room").doesNotContain("provider"));
    }

    @Test
    void aUselessConfigurationCostsNobodyTheWeights() {
        config = answer(404, "");
        assertThat(secure(size()))
                .isInstanceOfSatisfying(
                        Secured.Kept.class, kept -> assertThat(kept.config()).isNull());
    }

    private void refused(Secured secured, String why) {
        assertThat(secured).isInstanceOfSatisfying(Secured.Unusable.class, it -> {
            assertThat(it.failure().code()).isEqualTo(Failure.Code.WEIGHTS_INVALID);
            assertThat(it.failure().message()).contains(why);
        });
        assertThat(store.head(store.at(KEY))).isEmpty();
        assertThat(provider.received()).noneMatch(request -> request.path().equals("/config"));
    }

    private Secured secure(@Nullable Long size) {
        return custody(spool()).secure(OWNER, files(size));
    }

    private TrainedFiles files(@Nullable Long size) {
        return new TrainedFiles(
                new RemoteFile(provider.url().resolve("/weights"), size),
                new RemoteFile(provider.url().resolve("/config"), null));
    }

    private Custody custody(Path spool) {
        var downloads = new HttpDownloads(List.of(), List.of(provider.url()), Duration.ofSeconds(2));
        return new Custody(downloads, store, spool, 1000, Clock.systemUTC());
    }

    private Path spool() {
        return directory.resolve("spool");
    }

    private static long size() {
        return WalkingProvider.weights().length;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
