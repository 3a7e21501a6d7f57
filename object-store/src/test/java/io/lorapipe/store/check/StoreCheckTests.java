package io.lorapipe.store.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.UnfinishedUpload;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreCheckTests {

    private static final Set<StoreRole> ALL = EnumSet.allOf(StoreRole.class);

    private final LinkServer links = new LinkServer();
    private final StoreCheck check = new StoreCheck(UUID::randomUUID, Clock.systemUTC(), false);

    StoreCheckTests() throws IOException {}

    @AfterEach
    void stop() {
        links.close();
    }

    @Test
    void aStoreThatDoesAllIsWellAndNothingStaysInIt() {
        FaultyStore store = s3();
        CheckedStore checked = check.one(store, ALL);

        assertThat(checked.steps())
                .filteredOn(step -> !(step instanceof StepResult.Ok))
                .containsExactly(new StepResult.Skipped(Step.LIMIT, "The store tells of no limit."));
        assertThat(checked.isWell()).isTrue();
        assertThat(checked.steps()).extracting(StepResult::step).isSorted();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void eachStoreIsCheckedOnceForAllItsRoles() {
        Stores stores = Stores.of(new InMemoryStore("one")).with(StoreRole.DELIVERY, new InMemoryStore("two"));

        assertThat(check.all(stores))
                .extracting(CheckedStore::store, CheckedStore::roles)
                .containsExactly(
                        tuple("one", EnumSet.of(StoreRole.REFERENCES, StoreRole.STAGING, StoreRole.WEIGHTS)),
                        tuple("two", EnumSet.of(StoreRole.DELIVERY)));
    }

    @Test
    void aRefusedPutNamesTheRightAndTheRestIsNotTried() {
        CheckedStore checked = check.one(
                new FaultyStore("s3:host/bucket", links.url()) {
                    @Override
                    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
                        throw new StoreException.Refused("Access denied.");
                    }
                },
                ALL);

        assertThat(failed(checked, Step.PUT).sentence()).isEqualTo("Access denied.");
        assertThat(failed(checked, Step.PUT).advice()).contains("s3:PutObject");
        assertThat(checked.steps())
                .filteredOn(StepResult.Skipped.class::isInstance)
                .hasSize(7);
        assertThat(checked.isWell()).isFalse();
    }

    @Test
    void aStoreThatIsOutOfReachPointsAtItsAddress() {
        CheckedStore checked = check.one(
                new FaultyStore("supabase:host/bucket", links.url()) {
                    @Override
                    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
                        throw new StoreException.Unavailable("No answer.", null);
                    }
                },
                ALL);

        assertThat(failed(checked, Step.PUT).advice()).contains("SUPABASE_URL");
    }

    @Test
    void aTypeThatIsNotTakenIsTold() {
        CheckedStore checked = check.one(
                new FaultyStore("supabase:host/bucket", links.url()) {
                    @Override
                    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
                        if (content.contentType().equals("image/webp")) {
                            throw new StoreException.Refused("It does not take image/webp.");
                        }
                        return super.put(key, content, progress);
                    }
                },
                ALL);

        assertThat(failed(checked, Step.TYPES).sentence()).contains("image/webp");
        assertThat(failed(checked, Step.TYPES).advice()).contains("allowed_mime_types");
    }

    @Test
    void anObjectThatIsTooLargeForOneRequestIsTriedAsWellAndTakenAway() {
        FaultyStore store = new FaultyStore("supabase:host/bucket", links.url()) {
            @Override
            public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
                if (content.length() > 16 << 20) {
                    throw new StoreException.Refused("No resumable uploads here.");
                }
                return super.put(key, content, progress);
            }
        };

        assertThat(failed(check.one(store, ALL), Step.LARGE).advice()).contains("/upload/resumable");
        assertThat(result(check.one(s3(), ALL), Step.LARGE))
                .isEqualTo(new StepResult.Ok(Step.LARGE, "17,825,792 bytes."));
    }

    @Test
    void damagedBytesAreSeenInTheWholeAndInAPart() {
        CheckedStore checked = check.one(
                new FaultyStore("s3:host/bucket", links.url()) {
                    @Override
                    public InputStream get(Location location, ByteRange range) {
                        return new ByteArrayInputStream(new byte[64 * 1024]);
                    }
                },
                ALL);

        assertThat(failed(checked, Step.READ).advice()).contains("s3:GetObject");
        assertThat(failed(checked, Step.RANGE).sentence()).contains("Other bytes");
    }

    @Test
    void anObjectThatIsNotShownOrShownOtherwiseIsSeen() {
        CheckedStore hidden = check.one(
                new FaultyStore("s3:host/bucket", links.url()) {
                    @Override
                    public Optional<StoredObject> head(Location location) {
                        return Optional.empty();
                    }
                },
                ALL);
        CheckedStore other = check.one(
                new FaultyStore("s3:host/bucket", links.url()) {
                    @Override
                    public Optional<StoredObject> head(Location location) {
                        return super.head(location)
                                .map(it -> new StoredObject(location, it.size(), null, "text/html", it.modified()));
                    }
                },
                ALL);

        assertThat(failed(hidden, Step.HEAD).sentence()).contains("does not show it");
        assertThat(failed(other, Step.HEAD).sentence()).contains("another size, type or SHA-256");
    }

    @Test
    void aLinkThatIsRefusedOrLeadsNowhereIsToldWithoutItsSignature() {
        links.status = 403;
        CheckedStore refused = check.one(s3(), ALL);
        links.close();
        CheckedStore silent = check.one(s3(), ALL);

        assertThat(failed(refused, Step.LINK).sentence()).contains("403");
        assertThat(failed(refused, Step.LINK).advice()).contains("clock");
        assertThat(failed(silent, Step.LINK).sentence()).contains("Nobody answers");
    }

    @Test
    void linksOfALocalStoreWhoseServiceDoesNotRunAreNoFailure() {
        links.close();

        assertThat(check.one(new FaultyStore("local-1", links.url()), ALL).steps())
                .contains(
                        new StepResult.Skipped(Step.LINK, "upload-service serves these links, and does not run now."));
    }

    @Test
    void aLimitThatIsTooLowForTheRolesFailsAndOneThatMayBeIsTold() {
        FaultyStore store = s3();
        store.largest = OptionalLong.of(50_000_000);

        assertThat(failed(check.one(store, EnumSet.of(StoreRole.WEIGHTS)), Step.LIMIT)
                        .sentence())
                .contains("50,000,000", "100,000,000");
        assertThat(result(check.one(store, EnumSet.of(StoreRole.DELIVERY)), Step.LIMIT))
                .isInstanceOfSatisfying(
                        StepResult.Ok.class, ok -> assertThat(ok.detail()).contains("240,000,000"));
    }

    @Test
    void whatCannotBeListedOrDeletedNamesTheRight() {
        CheckedStore checked = check.one(
                new FaultyStore("s3:host/bucket", links.url()) {
                    @Override
                    public Stream<StoredObject> list(String prefix) {
                        throw new StoreException.Refused("Access denied.");
                    }

                    @Override
                    public List<UnfinishedUpload> unfinished(Instant before) {
                        throw new StoreException.Refused("Access denied.");
                    }

                    @Override
                    public void delete(Location location) {
                        // says nothing, and does nothing
                    }
                },
                EnumSet.of(StoreRole.DELIVERY));

        assertThat(failed(checked, Step.LIST).advice()).contains("s3:ListBucket ");
        assertThat(failed(checked, Step.UNFINISHED).advice()).contains("s3:ListBucketMultipartUploads");
        assertThat(failed(checked, Step.DELETE).sentence()).contains("Still there: lorapipe-check/", "probe.zip");
    }

    @Test
    void whatAnEarlierCheckLeftIsTakenAwayWithTheRest() {
        FaultyStore store = s3();
        Content left = Content.of(new byte[] {1}, "application/zip");
        store.put(new ObjectKey("lorapipe-check/earlier/probe.zip"), left, ByteProgress.NONE);
        store.put(new ObjectKey("ann/lora-training/probe.zip"), left, ByteProgress.NONE);
        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));

        new StoreCheck(UUID::randomUUID, tomorrow, false).one(store, ALL);

        assertThat(store.list(""))
                .extracting(StoredObject::key)
                .containsExactly(new ObjectKey("ann/lora-training/probe.zip"));
    }

    @Test
    void aBucketIsMadeOnlyWhereThatIsAskedFor() {
        FaultyStore store = s3();
        check.one(store, ALL);
        assertThat(store.made).isFalse();

        StoreCheck creating = new StoreCheck(UUID::randomUUID, Clock.systemUTC(), true);
        assertThat(result(creating.one(store, ALL), Step.BUCKET))
                .isEqualTo(new StepResult.Ok(Step.BUCKET, "The bucket was made."));
        assertThat(result(creating.one(store, ALL), Step.BUCKET))
                .isEqualTo(new StepResult.Ok(Step.BUCKET, "The bucket is there."));
    }

    private FaultyStore s3() {
        FaultyStore store = new FaultyStore("s3:host/bucket", links.url());
        links.store = store.store;
        return store;
    }

    private static StepResult.Failed failed(CheckedStore checked, Step step) {
        return (StepResult.Failed) result(checked, step);
    }

    private static StepResult result(CheckedStore checked, Step step) {
        return checked.steps().stream()
                .filter(result -> result.step() == step)
                .findFirst()
                .orElseThrow();
    }
}
