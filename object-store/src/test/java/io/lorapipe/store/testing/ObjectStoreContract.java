package io.lorapipe.store.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does alike; an adapter's test extends it. */
public abstract class ObjectStoreContract {

    protected static final ObjectKey KEY = new ObjectKey("ann/lora-training/a file (1).zip");
    private static final String ZIP = "application/zip";

    /** The store under test, empty. */
    protected abstract ObjectStore store();

    /** How many objects, whole or not, the store really holds, seen from behind it. */
    protected abstract int objectsBehind();

    /** Whether objects are found by their key alone, so that they can be compared, replaced, listed and deleted. */
    protected boolean findsByKey() {
        return true;
    }

    @Test
    void whatWasPutComesBackWithItsFacts() {
        byte[] bytes = TestBytes.random(1_000_003);
        PutResult result = store().put(KEY, Content.of(bytes, ZIP));

        assertThat(result).isInstanceOf(PutResult.Stored.class);
        StoredObject object = result.object();
        assertThat(object.store()).isEqualTo(store().id());
        assertThat(object.key()).isEqualTo(KEY);
        assertThat(object.size()).isEqualTo(bytes.length);
        assertThat(object.sha256()).isEqualTo(Content.of(bytes, ZIP).sha256());
        assertThat(object.contentType()).isEqualTo(ZIP);
        assertThat(bytesOf(object.location(), ByteRange.ALL)).isEqualTo(bytes);
    }

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
    void anEmptyObjectIsAnObject() {
        Location location = put(new byte[0]);

        assertThat(bytesOf(location, ByteRange.ALL)).isEmpty();
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
    void progressGrowsFromBufferToBufferUpToTheWhole() {
        List<Long> heard = new ArrayList<>();
        store().put(KEY, Content.of(TestBytes.random(1_000_000), ZIP), (done, total) -> {
            assertThat(total).isEqualTo(1_000_000);
            heard.add(done);
        });

        assertThat(heard).hasSizeGreaterThanOrEqualTo(5).isSorted().doesNotHaveDuplicates();
        assertThat(heard.getLast()).isEqualTo(1_000_000);
    }

    @Test
    void otherBytesThanAnnouncedAreNotStored() {
        Content honest = Content.of(TestBytes.random(300_000), ZIP);
        byte[] other = TestBytes.random(300_000);
        other[299_999]++;

        assertThatThrownBy(() -> store().put(KEY, TestBytes.instead(honest, other)))
                .isInstanceOf(StoreException.Mismatch.class);
        assertThatThrownBy(() -> store().put(KEY, TestBytes.instead(honest, TestBytes.random(299_999))))
                .isInstanceOf(StoreException.Mismatch.class);
        assertThatThrownBy(() -> store().put(KEY, TestBytes.instead(honest, TestBytes.random(300_001))))
                .isInstanceOf(StoreException.Mismatch.class);
        assertThatThrownBy(() -> store().put(KEY, TestBytes.instead(honest, new byte[0])))
                .isInstanceOf(StoreException.Mismatch.class);
        assertThat(objectsBehind()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 299_999, 300_001})
    void anotherLengthThanAnnouncedIsNotStoredThoughTheDigestFits(long announced) {
        Content honest = Content.of(TestBytes.random(300_000), ZIP);
        Content dishonest = new Content(announced, honest.sha256(), ZIP, honest.source());

        assertThatThrownBy(() -> store().put(KEY, dishonest)).isInstanceOf(StoreException.Mismatch.class);
        assertThat(objectsBehind()).isZero();
    }

    @Test
    void aSourceThatBreaksOffLeavesNothingBehindAndMayBeTriedAgain() {
        Content content = Content.of(TestBytes.random(500_000), ZIP);
        Content broken = new Content(
                content.length(),
                content.sha256(),
                ZIP,
                () -> new SequenceInputStream(new ByteArrayInputStream(TestBytes.random(400_000)), TestBytes.broken()));

        assertThatThrownBy(() -> store().put(KEY, broken))
                .isInstanceOfSatisfying(
                        StoreException.Unavailable.class,
                        e -> assertThat(e.retryable()).isTrue());
        assertThat(objectsBehind()).isZero();
        assertThat(store().put(KEY, content)).isInstanceOf(PutResult.Stored.class);
    }

    @Test
    void aListenerCutsATransferOffByThrowing() {
        IllegalStateException enough = new IllegalStateException("enough");

        assertThatThrownBy(() -> store().put(KEY, Content.of(TestBytes.random(500_000), ZIP), (done, total) -> {
                    throw enough;
                }))
                .isSameAs(enough);
        assertThat(objectsBehind()).isZero();
    }

    @Test
    void theSameContentIsNotWrittenTwice() {
        Content content = Content.of(TestBytes.random(1000), ZIP);
        StoredObject first = store().put(KEY, content).object();
        Content unreadable = new Content(content.length(), content.sha256(), ZIP, TestBytes::broken);

        if (findsByKey()) {
            assertThat(store().put(KEY, unreadable)).isEqualTo(new PutResult.AlreadyThere(first));
        } else {
            assertThat(store().put(KEY, content).object().location()).isNotEqualTo(first.location());
        }
    }

    @Test
    void otherContentUnderTheSameKeyReplacesIt() {
        Location before = put(TestBytes.random(1000));
        Location after = put(new byte[] {7});

        assertThat(bytesOf(after, ByteRange.ALL)).containsExactly(7);
        if (findsByKey()) {
            assertThat(before).isEqualTo(after);
            assertThat(objectsBehind()).isEqualTo(1);
        }
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
            assertThatThrownBy(() -> store().delete(location)).isInstanceOf(StoreException.Refused.class);
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
    void neitherAPutNorOneWhoseSourceBreaksLeavesAnUploadUnfinished() {
        Content content = Content.of(TestBytes.random(500_000), ZIP);
        Content broken = new Content(content.length(), content.sha256(), ZIP, TestBytes::broken);
        store().put(new ObjectKey("ann/whole.zip"), content);

        assertThatThrownBy(() -> store().put(KEY, broken)).isInstanceOf(StoreException.Unavailable.class);
        assertThat(store().unfinished(Instant.now().plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void aPrefixListsItsObjectsAloneUnlessTheStoreRefuses() {
        ObjectKey nested = new ObjectKey(KEY.value() + "/below");
        List<ObjectKey> keys = List.of(KEY, nested, new ObjectKey("anna/lora-training/b.zip"));
        keys.forEach(key -> store().put(key, Content.of(new byte[] {1}, ZIP)));
        if (!findsByKey()) {
            assertThatThrownBy(() -> store().list("ann/")).isInstanceOf(StoreException.Refused.class);
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

    /** A location of this store at which there is nothing. */
    protected Location missing() {
        return store().at(new ObjectKey("ann/nothing.zip"));
    }

    private Location put(byte[] bytes) {
        return store().put(KEY, Content.of(bytes, ZIP)).object().location();
    }

    private byte[] bytesOf(Location location, ByteRange range) {
        try (InputStream bytes = store().get(location, range)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
