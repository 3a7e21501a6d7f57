package io.lorapipe.store.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalStoreTests {

    private static final ObjectKey KEY = new ObjectKey("ann/lora-training/training_1.zip");
    private static final Content CONTENT =
            Content.of("not really a zip".getBytes(StandardCharsets.UTF_8), "application/zip");

    private final FalFilesServer server = new FalFilesServer();
    private final FalStore store = at(server.url());

    FalStoreTests() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theKeyGoesToTheRestAddressAloneAndTheLifetimeWithIt() {
        store.put(KEY, CONTENT);

        FalFilesServer.Call initiate = server.calls("POST").getFirst();
        assertThat(initiate.uri()).hasToString("/storage/upload/initiate?storage_type=fal-cdn-v3");
        assertThat(initiate.headers().getFirst("Authorization")).isEqualTo("Key id:secret");
        assertThat(initiate.headers().getFirst("X-Fal-Object-Lifecycle"))
                .isEqualTo("{\"expiration_duration_seconds\":86400}");
        assertThat(new String(initiate.body(), StandardCharsets.UTF_8))
                .matches("\\{\"content_type\":\"application/zip\",\"file_name\":\"training_1-[0-9a-f-]{36}\\.zip\"}");
        assertThat(server.calls)
                .filteredOn(call -> call != initiate)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("Authorization"));
    }

    @Test
    void theBytesGoWithTheirLengthAndTheSameMediaType() {
        store.put(KEY, CONTENT);

        FalFilesServer.Call put = server.calls("PUT").getFirst();
        assertThat(put.headers().getFirst("Content-Length")).isEqualTo("16");
        assertThat(put.headers().getFirst("Content-Type")).isEqualTo("application/zip");
    }

    @Test
    void theLinkIsTheFilesOwnAddressWithTheNameWhereNoClientSendsIt() {
        StoredObject object = store.put(KEY, CONTENT).object();

        assertThat(store.link(object.location(), Duration.ofHours(1), "attempt.zip"))
                .isEqualTo(URI.create(object.location().url() + "#attempt.zip"));
    }

    @Test
    void aKeyWithoutTheAddressOfItsPutIsRefused() {
        assertThatThrownBy(() -> store.head(store.at(KEY)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("without the URL that its put gave");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://v3.fal.media/files/a.zip",
                "https://169.254.169.254/latest",
                "https://evilfal.media/a.zip",
                "https://fal.media.example/a.zip",
                "http://192.0.2.1/a.zip"
            })
    void nothingIsFetchedFromAnAddressThatIsNotFals(String url) {
        assertThatThrownBy(() -> store.get(new Location(FalStore.ID, KEY, URI.create(url))))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("https on fal.media");
    }

    @Test
    void aFileHostAndItsSubdomainsAreAllowedOverTls() {
        URI url = URI.create("https://v3.fal.media/files/a.zip");

        assertThat(store.link(new Location(FalStore.ID, KEY, url), Duration.ofHours(1), "a.zip"))
                .isEqualTo(URI.create(url + "#a.zip"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://192.0.2.1/up, https://v3.fal.media/a.zip, neither https nor its own",
        "https://v3.fal.media/up, https://files.example/a.zip, cannot lie on files.example"
    })
    void noByteIsSentWhenTheAnswerNamesAnAddressThatIsNotFals(String upload, String file, String why) {
        server.initiateAnswer = own -> "{\"upload_url\":\"%s\",\"file_url\":\"%s\"}".formatted(upload, file);

        assertThatThrownBy(() -> store.put(KEY, CONTENT))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining(why);
        assertThat(server.calls("PUT")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, FAL_KEY", "403, balance", "400, status 400", "307, status 307"})
    void aRefusedInitiateIsFinalAndSaysWhatToDo(int status, String hint) {
        server.fault = call -> Optional.of(status);

        assertThatThrownBy(() -> store.put(KEY, CONTENT))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining(hint)
                .hasMessageNotContaining("secret");
        assertThat(server.calls).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void aBusyStoreMayBeTriedAgainAndIsAskedOnce(int status) {
        server.fault = call -> call.method().equals("PUT") ? Optional.of(status) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, CONTENT)).isInstanceOf(StoreException.Unavailable.class);
        assertThat(server.calls("PUT")).hasSize(1);
    }

    @Test
    void whatIsTooLargeIsToldWithItsSize() {
        server.fault = call -> call.method().equals("PUT") ? Optional.of(413) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, CONTENT))
                .isInstanceOfSatisfying(
                        StoreException.TooLarge.class, e -> assertThat(e.size()).isEqualTo(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "[]", "", "{\"upload_url\":\"x\",\"file_url\":\"not a url\"}"})
    void anAnswerThatIsNotUnderstoodMayBeTriedAgain(String answer) {
        server.initiateAnswer = own -> answer;

        assertThatThrownBy(() -> store.put(KEY, CONTENT)).isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void aServerThatRefusesHeadIsAskedForOneByte() {
        server.fault = call -> call.method().equals("HEAD") ? Optional.of(405) : Optional.empty();
        StoredObject object = store.put(KEY, CONTENT).object();

        assertThat(store.head(object.location()).orElseThrow().size()).isEqualTo(16);
    }

    @Test
    void aFileThatDoesNotShowUpIsAnUnknownOutcome() {
        server.fault = call -> call.method().equals("HEAD") ? Optional.of(404) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, CONTENT)).isInstanceOf(StoreException.UnknownOutcome.class);
    }

    @Test
    void aPageInPlaceOfTheFilesHeadersIsAnUnknownOutcome() {
        server.afterwards = call -> call.method().equals("HEAD") ? Optional.of(200) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, CONTENT))
                .isInstanceOf(StoreException.UnknownOutcome.class)
                .hasMessageContaining("0 bytes");
    }

    @Test
    void aFileLastsWhileHalfOfItsLifetimeIsLeft() {
        server.headers = Map.of("Last-Modified", "Fri, 02 Oct 2026 12:00:00 GMT");
        StoredObject file =
                store.head(store.put(KEY, CONTENT).object().location()).orElseThrow();

        assertThat(at("2026-10-02T23:59:59Z").lasts(file)).isTrue();
        assertThat(at("2026-10-03T00:00:00Z").lasts(file)).isFalse();
    }

    @Test
    void aFileOfWhichNobodyTellsHowOldItIsDoesNotLast() {
        StoredObject file =
                store.head(store.put(KEY, CONTENT).object().location()).orElseThrow();

        assertThat(store.lasts(file)).isFalse();
    }

    @Test
    void howLongTheServerAsksToWaitIsToldOn() {
        server.headers = Map.of("Retry-After", "17");
        server.fault = call -> Optional.of(429);

        assertThatThrownBy(() -> store.put(KEY, CONTENT))
                .isInstanceOfSatisfying(
                        StoreException.Unavailable.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void aServerThatIsDownIsUnavailable() {
        server.close();

        assertThatThrownBy(() -> store.put(KEY, CONTENT)).isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(store).asString().contains("127.0.0.1").doesNotContain("secret");
    }

    private static FalStore at(URI url) {
        return at(url, Clock.systemUTC());
    }

    private FalStore at(String now) {
        return at(server.url(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static FalStore at(URI url, Clock clock) {
        return FalStore.open(url, "id:secret", List.of("fal.media"), Duration.ofDays(1), clock);
    }
}
