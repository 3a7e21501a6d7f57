package io.lorapipe.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.UnfinishedUpload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Puts over a line that breaks. */
class S3CutTests {

    private static final String ZIP = "application/zip";
    private static final ObjectKey KEY = new ObjectKey("ann/lora-training/a.zip");
    private static final int MIB = 1024 * 1024;
    private static final PartSizes SMALL = new PartSizes(4 * MIB, 5 * MIB);

    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();
    private final CuttingProxy line = new CuttingProxy(server.port());

    S3CutTests() throws IOException {}

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void aLineThatIsCutOnceAnywhereLosesNothing() throws IOException {
        byte[] bytes = random(1, 8 * MIB + 17);
        ObjectStore store = store();
        for (int megabytes = 1; megabytes <= 8; megabytes++) {
            ObjectKey key = new ObjectKey("ann/cut-at-" + megabytes + ".zip");
            line.cutOnceAfter(megabytes * 1_000_000L);
            List<Long> heard = new ArrayList<>();

            assertThat(store.put(key, Content.of(bytes, ZIP), (done, _) -> heard.add(done)))
                    .isInstanceOf(PutResult.Stored.class);
            assertThat(line.wasCut()).isTrue();
            assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith((long) bytes.length);
        }
        try (InputStream last = store.get(store.at(new ObjectKey("ann/cut-at-8.zip")))) {
            assertThat(last.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(server.uploads(bucket)).isEmpty();
    }

    @Test
    void aSmallPutIsSentAgainFromItsBeginning() {
        Content content = Content.of(random(1, 3 * MIB), ZIP);
        line.cutOnceAfter(2 * MIB);

        assertThat(store().put(KEY, content).object().sha256()).isEqualTo(content.sha256());
        assertThat(line.sent()).isGreaterThan(5L * MIB);
    }

    @Test
    void whatACutLeftOpenIsGoneOnWithByAnotherProcess() throws IOException {
        byte[] bytes = random(1, 21 * MIB);
        cutOff(Content.of(bytes, ZIP), 17 * MIB);
        assertThat(server.uploads(bucket)).hasSize(1);
        line.repair();
        PutResult put = store().put(KEY, Content.of(bytes, ZIP));

        assertThat(put).isInstanceOf(PutResult.Stored.class);
        assertThat(line.sent()).isLessThan(7L * MIB);
        assertThat(server.uploads(bucket)).isEmpty();
        try (InputStream stored = store().get(put.object().location())) {
            assertThat(stored.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void otherContentNeverGoesOnWithWhatWasLeftOpen() {
        cutOff(Content.of(random(1, 12 * MIB), ZIP), 8 * MIB);
        line.repair();
        Content other = Content.of(random(2, 12 * MIB), ZIP);

        assertThat(store().put(KEY, other).object().sha256()).isEqualTo(other.sha256());
        assertThat(line.sent()).isGreaterThan(12L * MIB);
        assertThat(server.uploads(bucket)).isEmpty();
    }

    @Test
    void anUploadWithoutPartsIsLeftToWhoBeganIt() {
        cutOff(Content.of(random(1, 12 * MIB), ZIP), MIB);
        assertThat(server.uploads(bucket)).hasSize(1);
        line.repair();
        Content other = Content.of(random(2, 12 * MIB), ZIP);

        assertThat(store().put(KEY, other).object().sha256()).isEqualTo(other.sha256());
        assertThat(server.uploads(bucket)).hasSize(1);
    }

    @Test
    void contentThatBeginsLikeWhatWasLeftOpenIsKnownByItsOwnDigestInTheEnd() {
        byte[] bytes = random(1, 12 * MIB);
        cutOff(Content.of(bytes, ZIP), 8 * MIB);
        line.repair();
        bytes[12 * MIB - 1]++;
        Content other = Content.of(bytes, ZIP);

        assertThatThrownBy(() -> store().put(KEY, other)).isInstanceOf(StoreException.UnknownOutcome.class);
        assertThat(store().put(KEY, other).object().sha256()).isEqualTo(other.sha256());
    }

    @Test
    void whatWasLeftOpenIsFoundByItsAgeAndTakenBack() {
        cutOff(Content.of(random(1, 12 * MIB), ZIP), 8 * MIB);
        line.repair();
        ObjectStore store = store();
        List<UnfinishedUpload> open = store.unfinished(Instant.now().plus(Duration.ofMinutes(1)));

        assertThat(store.unfinished(Instant.now().minus(Duration.ofHours(1)))).isEmpty();
        assertThat(open).extracting(UnfinishedUpload::name).containsExactly(KEY.value());
        store.discard(open.getFirst());
        store.discard(open.getFirst());
        assertThat(server.uploads(bucket)).isEmpty();
    }

    /** Puts over a line that is cut after so many bytes and stays so. */
    private void cutOff(Content content, long bytes) {
        line.cutForGoodAfter(bytes);
        assertThatThrownBy(() -> store().put(KEY, content))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.retryable()).isTrue());
    }

    /** As another process would open it. */
    private ObjectStore store() {
        return S3Store.open(server.settings(bucket, line.url()), SMALL);
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
