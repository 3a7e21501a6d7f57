package io.lorapipe.store.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every store takes in what is put: whole and verified, or not at all. */
public abstract class PuttingContract extends StoreUnderTest {

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
    void anEmptyObjectIsAnObject() {
        Location location = put(new byte[0]);

        assertThat(bytesOf(location, ByteRange.ALL)).isEmpty();
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
    void neitherAPutNorOneWhoseSourceBreaksLeavesAnUploadUnfinished() {
        Content content = Content.of(TestBytes.random(500_000), ZIP);
        Content broken = new Content(content.length(), content.sha256(), ZIP, TestBytes::broken);
        store().put(new ObjectKey("ann/whole.zip"), content);

        assertThatThrownBy(() -> store().put(KEY, broken)).isInstanceOf(StoreException.Unavailable.class);
        assertThat(store().unfinished(Instant.now().plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void everyCharacterThatAKeyMayHaveIsKept() {
        ObjectKey key = new ObjectKey("ann/aZ09_!.*'() &$=@;:+,?-/b c.zip");
        Location location =
                store().put(key, Content.of(new byte[] {1, 2}, ZIP)).object().location();

        assertThat(location.key()).isEqualTo(key);
        assertThat(bytesOf(location, ByteRange.ALL)).containsExactly(1, 2);
    }

    @Test
    void manyArePutAtOnceAndEachKeepsItsOwnBytes() throws InterruptedException, ExecutionException {
        List<Callable<StoredObject>> puts =
                IntStream.range(0, 8).mapToObj(this::putting).toList();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<StoredObject> done : workers.invokeAll(puts)) {
                StoredObject object = done.get();
                assertThat(Content.of(bytesOf(object.location(), ByteRange.ALL), ZIP)
                                .sha256())
                        .isEqualTo(object.sha256());
            }
        }
        assertThat(objectsBehind()).isEqualTo(8);
    }

    private Callable<StoredObject> putting(int number) {
        byte[] bytes = TestBytes.random(200_000);
        Arrays.fill(bytes, 0, 1000, (byte) number);
        return () -> store().put(new ObjectKey("ann/at-once/" + number + ".zip"), Content.of(bytes, ZIP))
                .object();
    }
}
