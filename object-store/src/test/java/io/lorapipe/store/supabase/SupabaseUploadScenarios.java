package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.UnfinishedUpload;
import io.lorapipe.store.testing.ObjectStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How contents are uploaded, on the stand-in and on a real server alike; the contract of stores included. */
abstract class SupabaseUploadScenarios extends ObjectStoreContract {

    static final int MIB = 1024 * 1024;
    static final ObjectKey LARGE = new ObjectKey("ann/lora-training/training_1.zip");
    /**
     * Long enough for a busy machine, and short of the minute after which a real server closes a hanging connection.
     */
    static final SupabaseCalls.Timeouts SHORT = new SupabaseCalls.Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            Duration.ofSeconds(8),
            Duration.ofSeconds(20),
            Duration.ofMillis(50));

    final ResumableUploads uploads = ResumableUploads.inMemory();

    /** The server, with a key that may do everything. */
    abstract SupabaseSettings settings();

    /** A key that may do nothing; null when there is none to try. */
    abstract @Nullable String weakKey();

    @Override
    protected abstract SupabaseStore store();

    final SupabaseStore through(URI url, @Nullable String key) {
        SupabaseSettings own = settings();
        URI base = own.storageUrl() == null ? own.storage().uri() : own.storageUrl();
        URI storage = URI.create(url + base.getPath());
        URI project = own.url() == null ? origin() : own.url(); // by which the store is called, whatever the way to it
        SupabaseSettings settings = new SupabaseSettings(project, storage, key, own.bucket(), own.weightsBucket());
        return SupabaseStore.open(settings, own.bucket(), Clock.systemUTC(), uploads, SHORT);
    }

    final URI origin() {
        return URI.create("http://" + settings().storage().host() + ":"
                + settings().storage().port());
    }

    static Content zip(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return Content.of(bytes, "application/zip");
    }

    final void assertHolds(ObjectKey key, Content content) throws IOException {
        try (InputStream stored = store().get(store().at(key));
                InputStream announced = content.source().open()) {
            assertThat(stored.readAllBytes()).isEqualTo(announced.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6 * MIB, 6 * MIB + 1, 12 * MIB})
    void whatIsSentInOneOrMoreChunksComesBackWhole(int length) throws IOException {
        Content content = zip(length);
        List<Long> heard = new ArrayList<>();

        assertThat(store().put(LARGE, content, (done, total) -> heard.add(done)))
                .isInstanceOf(PutResult.Stored.class);
        assertHolds(LARGE, content);
        assertThat(heard).isSorted().doesNotHaveDuplicates().last().isEqualTo((long) length);
        assertThat(store().put(LARGE, content)).isInstanceOf(PutResult.AlreadyThere.class);
        assertThat(objectsBehind()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsCutAtEveryMegabyteDelaysAnUploadOnly() throws IOException {
        Content content = zip(8 * MIB + 3);
        List<Long> heard = new ArrayList<>();
        try (CuttingProxy proxy = new CuttingProxy(origin(), MIB, Long.MAX_VALUE)) {
            through(proxy.url(), settings().secretKey()).put(LARGE, content, (done, total) -> heard.add(done));
            assertThat(proxy.cuts()).isGreaterThan(5);
        }

        assertHolds(LARGE, content);
        assertThat(heard).isSorted().doesNotHaveDuplicates().last().isEqualTo(content.length());
        assertThat(objectsBehind()).isEqualTo(1);
    }

    @Test
    void anotherProcessGoesOnWhereOneWasCutOff() throws IOException {
        Content content = zip(13 * MIB);
        try (CuttingProxy proxy = new CuttingProxy(origin(), Long.MAX_VALUE, 8 * MIB)) {
            SupabaseStore first = through(proxy.url(), settings().secretKey());
            assertThatThrownBy(() -> first.put(LARGE, content)).isInstanceOf(StoreException.Unavailable.class);
            proxy.mend();
            long before = proxy.passed();

            through(proxy.url(), settings().secretKey()).put(LARGE, content);
            assertThat(proxy.passed() - before).isLessThan(10 * MIB);
        }
        assertHolds(LARGE, content);
        assertThat(objectsBehind()).isEqualTo(1);
    }

    @Test
    void anUploadThatNobodyGoesOnWithCanBeTakenBack() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(origin(), Long.MAX_VALUE, 8 * MIB)) {
            SupabaseStore first = through(proxy.url(), settings().secretKey());
            assertThatThrownBy(() -> first.put(LARGE, zip(13 * MIB))).isInstanceOf(StoreException.Unavailable.class);
        }
        assertThat(store().unfinished(Instant.EPOCH)).isEmpty();
        List<UnfinishedUpload> left = store().unfinished(Instant.now().plusSeconds(60));
        assertThat(left).extracting(UnfinishedUpload::name).containsExactly(LARGE.value());

        store().discard(left.getFirst());
        store().discard(left.getFirst());
        assertThat(objectsBehind()).isZero();
    }

    @Test
    void aLargeContentThatIsNotAsAnnouncedLeavesNothingBehind() {
        Content content = zip(7 * MIB);
        byte[] other = new byte[7 * MIB];

        assertThatThrownBy(() -> store().put(LARGE, with(content, () -> new ByteArrayInputStream(other))))
                .isInstanceOf(StoreException.Mismatch.class);
        assertThatThrownBy(() -> store().put(LARGE, with(content, () -> new ByteArrayInputStream(other, 0, 6 * MIB))))
                .isInstanceOf(StoreException.Mismatch.class);
        IllegalStateException enough = new IllegalStateException("enough");
        ByteProgress stop = (done, total) -> {
            throw enough;
        };
        assertThatThrownBy(() -> store().put(LARGE, content, stop)).isSameAs(enough);
        assertThat(objectsBehind()).isZero();
    }

    private static Content with(Content announced, Content.Source source) {
        return new Content(announced.length(), announced.sha256(), announced.contentType(), source);
    }

    @Test
    void twoProcessesThatPutTheSameContentBothSucceed() throws Exception {
        Content content = zip(13 * MIB);
        SupabaseStore one = through(origin(), settings().secretKey());
        SupabaseStore other = through(origin(), settings().secretKey());
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<PutResult> first = workers.submit(() -> one.put(LARGE, content));
            Future<PutResult> second = workers.submit(() -> other.put(LARGE, content));

            assertThat(first.get().object().sha256()).isEqualTo(content.sha256());
            assertThat(second.get().object().sha256()).isEqualTo(content.sha256());
        }
        assertHolds(LARGE, content);
    }
}
