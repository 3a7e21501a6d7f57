package io.lorapipe.store.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does alike, putting included; an adapter's test extends it. */
public abstract class ObjectStoreContract extends PuttingContract {

    @Test
    void headTellsSizeAndTypeOfWhatIsThere() {
        StoredObject put =
                store().put(KEY, Content.of(TestBytes.random(70_000), ZIP)).object();
        StoredObject seen = store().head(put.location()).orElseThrow();

        assertThat(seen.location()).isEqualTo(put.location());
        assertThat(seen.size()).isEqualTo(70_000);
        assertThat(seen.contentType()).isEqualTo(ZIP);
        assertThat(seen.sha256()).isIn(put.sha256(), null);
    }

    @Test
    void rangesGiveTheirPartAndEndWithTheObject() {
        byte[] bytes = TestBytes.random(1000);
        Location location = put(bytes);

        assertThat(bytesOf(location, new ByteRange(0, 0))).containsExactly(bytes[0]);
        assertThat(bytesOf(location, new ByteRange(10, 19))).isEqualTo(TestBytes.part(bytes, 10, 20));
        assertThat(bytesOf(location, new ByteRange(990, 2000))).isEqualTo(TestBytes.part(bytes, 990, 1000));
        assertThat(bytesOf(location, ByteRange.from(1))).isEqualTo(TestBytes.part(bytes, 1, 1000));
        assertThatThrownBy(() -> bytesOf(location, ByteRange.from(1000))).isInstanceOf(StoreException.Refused.class);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Location missing = missing();

        assertThat(store().head(missing)).isEmpty();
        assertThatThrownBy(() -> store().get(missing)).isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    void deletingRemovesOnceAndTwiceIsNoFailureUnlessTheStoreRefuses() {
        Location location = put(TestBytes.random(1000));
        if (!findsByKey()) {
            assertThatThrownBy(() -> store().delete(location)).isInstanceOf(StoreException.NotOffered.class);
            return;
        }
        store().delete(location);
        store().delete(location);

        assertThat(store().head(location)).isEmpty();
        assertThat(objectsBehind()).isZero();
    }

    @Test
    void severalAreDeletedInOneGoAndTheOthersStay() {
        if (!findsByKey()) {
            return;
        }
        List<Location> locations = Stream.of("ann/1.zip", "ann/2.zip", "ann/3.zip")
                .map(ObjectKey::new)
                .map(key -> store().put(key, Content.of(new byte[] {1}, ZIP))
                        .object()
                        .location())
                .toList();
        store().delete(List.of(locations.get(0), locations.get(2), missing()));

        assertThat(locations.stream().map(store()::head).map(Optional::isPresent))
                .containsExactly(false, true, false);
        assertThat(objectsBehind()).isEqualTo(1);
    }

    @Test
    void aPrefixListsItsObjectsAloneUnlessTheStoreRefuses() {
        ObjectKey nested = new ObjectKey(KEY.value() + (nestsKeys() ? "/below" : ".below"));
        List<ObjectKey> keys = List.of(KEY, nested, new ObjectKey("anna/lora-training/b.zip"));
        keys.forEach(key -> store().put(key, Content.of(new byte[] {1}, ZIP)));
        if (!findsByKey()) {
            assertThatThrownBy(() -> store().list("ann/")).isInstanceOf(StoreException.NotOffered.class);
            return;
        }
        try (Stream<StoredObject> listed = store().list("ann/")) {
            assertThat(listed.map(StoredObject::key)).containsExactlyInAnyOrder(KEY, nested);
        }
    }

    @Test
    void aLinkIsAnAbsoluteAddress() {
        Location location = put(TestBytes.random(10));

        assertThat(store().link(location, Duration.ofHours(1), "dataset.zip").isAbsolute())
                .isTrue();
    }

    @Test
    void anObjectOfAnotherStoreIsADefect() {
        Location foreign = new Location("another", KEY, null);

        assertThatThrownBy(() -> store().head(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attempt_1.zip", "an \"odd\" name; with 100%.zip", "größe_尺寸.zip"})
    void aLinkGivesTheBytesToAnyoneWhateverTheDownloadIsCalled(String name) throws Exception {
        byte[] bytes = TestBytes.random(1000);
        URI link = store().link(put(bytes), Duration.ofHours(1), name);
        if (!servesLinks()) {
            assertThat(link.toASCIIString()).matches("\\p{Graph}+");
            return;
        }
        HttpRequest.Builder whole = HttpRequest.newBuilder(link);
        HttpRequest.Builder part = HttpRequest.newBuilder(link).header("Range", "bytes=10-19");

        assertThat(fetch(whole).body()).isEqualTo(bytes);
        assertThat(fetch(part).statusCode()).isEqualTo(206);
        assertThat(fetch(part).body()).isEqualTo(TestBytes.part(bytes, 10, 20));
    }

    private static HttpResponse<byte[]> fetch(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
