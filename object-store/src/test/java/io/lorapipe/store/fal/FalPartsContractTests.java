package io.lorapipe.store.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.testing.ObjectStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract with files so large, by a small threshold, that they are sent in parts. */
class FalPartsContractTests extends ObjectStoreContract {

    private static final int PART = 150_000;

    private final FalFilesServer server = new FalFilesServer();
    private final ObjectStore store = FalStore.open(
            server.url(),
            "id:secret",
            List.of("fal.media"),
            Duration.ofDays(1),
            new PartPlan(199_999, PART, 3, Duration.ofMillis(1)),
            Clock.systemUTC());

    FalPartsContractTests() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsAboveTheThresholdIsBegunWithTheKeyAndSentInPartsWithoutIt() {
        store.put(KEY, content(400_000));

        FalFilesServer.Call initiate = server.calls("POST").getFirst();
        assertThat(initiate.uri()).hasToString("/storage/upload/initiate-multipart?storage_type=fal-cdn-v3");
        assertThat(initiate.headers().getFirst("X-Fal-Object-Lifecycle"))
                .isEqualTo("{\"expiration_duration_seconds\":86400}");
        assertThat(server.calls("PUT")).extracting(part -> part.body().length).containsExactly(PART, PART, 100_000);
        assertThat(server.calls)
                .filteredOn(call -> call != initiate)
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("Authorization"));
    }

    @Test
    void whatIsNotIsSentWhole() {
        store.put(KEY, content(199_999));

        assertThat(server.calls("PUT")).hasSize(1);
        assertThat(server.calls("POST").getFirst().uri().getPath()).endsWith("/initiate");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aPartThatFailsIsSentAgainAndTheProgressNeverGoesBack(int status) throws IOException {
        AtomicInteger failures = new AtomicInteger(2);
        server.fault = call -> call.uri().getPath().endsWith("/2") && failures.getAndDecrement() > 0
                ? Optional.of(status)
                : Optional.empty();
        Content content = content(400_000);
        List<Long> heard = new ArrayList<>();
        Location location = store.put(KEY, content, (done, total) -> heard.add(done))
                .object()
                .location();

        assertThat(server.calls("PUT")).hasSize(5);
        assertThat(heard).isSorted().doesNotHaveDuplicates().last().isEqualTo(400_000L);
        try (InputStream bytes = store.get(location, ByteRange.ALL);
                InputStream sent = content.source().open()) {
            assertThat(bytes).hasSameContentAs(sent);
        }
    }

    @Test
    void aPartIsSentAFewTimesOnlyAndThenNothingIsThere() {
        server.fault = call -> call.uri().getPath().endsWith("/2") ? Optional.of(503) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, content(400_000))).isInstanceOf(StoreException.Unavailable.class);
        assertThat(server.calls("PUT")).hasSize(1 + 3);
        assertThat(server.fileCount()).isZero();
    }

    @Test
    void aPartThatIsRefusedIsNotSentAgain() {
        server.fault = call -> call.uri().getPath().endsWith("/2") ? Optional.of(413) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, content(400_000)))
                .isInstanceOfSatisfying(
                        StoreException.TooLarge.class, e -> assertThat(e.size()).isEqualTo(400_000));
        assertThat(server.calls("PUT")).hasSize(2);
    }

    @Test
    void aFileThatWasMadeThoughItsAnswerFailedIsFound() {
        server.afterwards = call -> call.uri().getPath().endsWith("/complete") ? Optional.of(502) : Optional.empty();

        assertThat(store.put(KEY, content(400_000)).object().size()).isEqualTo(400_000);
    }

    @Test
    void aFileThatWasMadeIsFoundAlsoWhenItsCompletionIsRefusedTheSecondTime() {
        AtomicInteger lost = new AtomicInteger(1);
        server.afterwards = call -> call.uri().getPath().endsWith("/complete") && lost.getAndDecrement() > 0
                ? Optional.of(502)
                : Optional.empty();

        assertThat(store.put(KEY, content(400_000)).object().size()).isEqualTo(400_000);
        assertThat(server.calls("POST")).hasSize(1 + 2);
    }

    @Test
    void aCompletionWhoseFirstAnswerWasLostIsTriedAgainWithoutAFile() {
        AtomicInteger completions = new AtomicInteger();
        server.fault = call -> call.uri().getPath().endsWith("/complete")
                ? Optional.of(completions.getAndIncrement() == 0 ? 502 : 400)
                : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, content(400_000))).isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void aCompletionThatIsRefusedAtOnceIsFinal() {
        server.fault = call -> call.uri().getPath().endsWith("/complete") ? Optional.of(400) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, content(400_000))).isInstanceOf(StoreException.Refused.class);
    }

    @Test
    void aServerThatAsksForALongPauseIsNotWaitedForHere() {
        server.headers = Map.of("Retry-After", "60");
        server.fault = call -> call.uri().getPath().endsWith("/2") ? Optional.of(429) : Optional.empty();

        assertThatThrownBy(() -> store.put(KEY, content(400_000))).isInstanceOf(StoreException.Unavailable.class);
        assertThat(server.calls("PUT")).hasSize(2);
    }

    private static Content content(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i / 1000);
        }
        return Content.of(bytes, "application/zip");
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected int objectsBehind() {
        return server.fileCount();
    }

    @Override
    protected boolean findsByKey() {
        return false;
    }

    @Override
    protected Location missing() {
        return new Location(
                FalStore.ID, new ObjectKey("ann/nothing.zip"), URI.create(server.url() + "/files/nothing.zip"));
    }
}
