package io.lorapipe.upload.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.Cleaner;
import io.lorapipe.upload.lease.InMemoryLeases;
import io.lorapipe.upload.lease.Lease;
import io.lorapipe.upload.lease.LeaseTerms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweeperTests {

    private static final Duration GRACE = Duration.ofHours(24);

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final ObjectStore store = new InMemoryStore("store", clock);
    private final InMemoryLeases leases =
            new InMemoryLeases(new LeaseTerms(Duration.ofHours(24), Duration.ofDays(14)), clock);
    private final Cleaner cleaner = new Cleaner(Stores.of(store), leases);
    private final Orphans orphans = new InMemoryOrphans(clock);
    private final Set<ArchiveId> waitedFor = new HashSet<>();

    @Test
    void anArchiveThatNobodyKnowsIsNotedFirstAndRemovedAfterTheGrace() {
        var orphan = archive("orphan");

        assertThat(sweep(SweepMode.ON)).isEqualTo(new Swept(1, 0));
        clock.pass(GRACE.minusMillis(1));
        assertThat(sweep(SweepMode.ON)).isEqualTo(new Swept(1, 0));
        assertThat(isThere(orphan.key())).isTrue();

        clock.pass(Duration.ofMillis(1));
        assertThat(sweep(SweepMode.ON)).isEqualTo(new Swept(1, 1));
        assertThat(isThere(orphan.key())).isFalse();
        assertThat(leases.of("ada").receipts()).hasSize(1);
    }

    @Test
    void aDryRunOnlyTells() {
        var orphan = archive("orphan");
        sweep(SweepMode.DRY_RUN);
        clock.pass(GRACE.multipliedBy(2));

        assertThat(sweep(SweepMode.DRY_RUN)).isEqualTo(new Swept(1, 0));

        assertThat(isThere(orphan.key())).isTrue();
    }

    @Test
    void whatIsLeasedIsLeftAlone() {
        var leased = archive("leased");
        leases.open(new Lease(leased, null, 6), UUID.randomUUID());

        assertThat(sweptTwice()).isEqualTo(new Swept(0, 0));

        assertThat(isThere(leased.key())).isTrue();
    }

    @Test
    void whatIsLeasedBetweenTwoSweepsIsLeftAlone() {
        var orphan = archive("orphan");
        sweep(SweepMode.ON);
        clock.pass(GRACE);
        leases.open(new Lease(orphan, null, 6), UUID.randomUUID());

        sweep(SweepMode.ON);

        assertThat(isThere(orphan.key())).isTrue();
    }

    @Test
    void aStagedArchiveIsLeftAloneForAnHourHoweverShortTheGrace() {
        var staged = archive("staged");
        sweep(Duration.ofMinutes(1));
        clock.pass(Duration.ofHours(1).minusMillis(1));

        sweep(Duration.ofMinutes(1));
        assertThat(isThere(staged.key())).isTrue();

        clock.pass(Duration.ofMillis(1));
        sweep(Duration.ofMinutes(1));
        assertThat(isThere(staged.key())).isFalse();
    }

    @Test
    void whatADeliveryWaitsForIsLeftAloneHoweverLongItWaits() {
        var staged = archive("staged");
        waitedFor.add(staged);

        assertThat(sweptTwice()).isEqualTo(new Swept(0, 0));

        assertThat(isThere(staged.key())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada/fox/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
                "ada/fox/0198c000-0000-7000-8000-000000000000.safetensors",
                "ada/lora-training/notes.txt",
                "ada/lora-training/training_0123.zip",
                "lora-training/training_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.zip",
                "app/ada/lora-training/training_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.zip"
            })
    void whatIsNoArchiveIsNeverTouched(String key) {
        store.put(new ObjectKey(key), Content.of(new byte[] {1}, "application/zip"));

        assertThat(sweptTwice()).isEqualTo(new Swept(0, 0));

        assertThat(isThere(new ObjectKey(key))).isTrue();
    }

    @Test
    void anArchiveThatIsPutAnewBetweenTwoSweepsIsAnotherOne() {
        var orphan = archive("orphan");
        sweep(SweepMode.ON);
        clock.pass(GRACE);
        store.delete(store.at(orphan.key()));
        archive("orphan");

        assertThat(sweep(SweepMode.ON)).isEqualTo(new Swept(1, 0));
    }

    @Test
    void aManifestAloneIsAnOrphanToo() {
        var manifest = ObjectKey.manifest("ada", "ab".repeat(32));
        store.put(manifest, Content.of(new byte[] {1}, "application/json"));

        sweptTwice();

        assertThat(isThere(manifest)).isFalse();
    }

    @Test
    void whereWeightsLieOnlyUploadsAreLookedFor() {
        var weights = new OpenUploads("weights", clock);
        var archive = ObjectKey.archive("ada", "ab".repeat(32));
        weights.put(archive, Content.of(new byte[] {1}, "application/zip"));
        weights.begin(ObjectKey.weights("ada", "fox", UUID.randomUUID().toString()));
        clock.pass(Duration.ofHours(25));
        var stores = Stores.of(store).with(StoreRole.WEIGHTS, weights);
        var sweeper = new Sweeper(
                stores, leases, leases, () -> waitedFor, orphans, new SweepTerms(SweepMode.ON, GRACE), clock);

        assertThat(sweeper.sweep()).isEqualTo(new Swept(1, 0));
        clock.pass(GRACE);
        assertThat(sweeper.sweep()).isEqualTo(new Swept(1, 1));

        assertThat(weights.unfinished(clock.instant())).isEmpty();
        assertThat(weights.head(weights.at(archive))).isPresent();
    }

    @Test
    void aStoreThatRefusesToListFailsTheSweepAndForgetsNothing() {
        archive("orphan");
        sweep(SweepMode.ON);
        clock.pass(GRACE);

        assertThatThrownBy(() -> sweeper(notListing(new StoreException.Refused("No right to list.")))
                        .sweep())
                .isInstanceOf(StoreException.Refused.class);

        assertThat(sweep(SweepMode.ON)).isEqualTo(new Swept(1, 1));
    }

    @Test
    void aStoreOfAKindThatListsNothingIsNoFailure() {
        assertThat(sweeper(notListing(new StoreException.NotOffered("It never lists.")))
                        .sweep())
                .isEqualTo(new Swept(0, 0));
    }

    @Test
    void aSweepThatIsOffDoesNothing() {
        archive("orphan");

        assertThat(sweep(SweepMode.OFF)).isEqualTo(new Swept(0, 0));
    }

    private Swept sweptTwice() {
        sweep(SweepMode.ON);
        clock.pass(GRACE);
        return sweep(SweepMode.ON);
    }

    private void sweep(Duration grace) {
        sweep(new SweepTerms(SweepMode.ON, grace));
    }

    private Swept sweep(SweepMode mode) {
        return sweep(new SweepTerms(mode, GRACE));
    }

    private Swept sweep(SweepTerms terms) {
        var swept = sweeper(store, terms).sweep();
        cleaner.run();
        return swept;
    }

    private Sweeper sweeper(ObjectStore swept) {
        return sweeper(swept, new SweepTerms(SweepMode.ON, GRACE));
    }

    private Sweeper sweeper(ObjectStore swept, SweepTerms terms) {
        return new Sweeper(Stores.of(swept), leases, leases, () -> waitedFor, orphans, terms, clock);
    }

    private static ObjectStore notListing(StoreException failure) {
        return new InMemoryStore("store") {
            @Override
            public Stream<StoredObject> list(String prefix) {
                throw failure;
            }
        };
    }

    private ArchiveId archive(String text) {
        var content = Content.of(text.getBytes(StandardCharsets.UTF_8), "application/zip");
        var id = new ArchiveId("ada", "store", content.sha256());
        store.put(id.key(), content);
        return id;
    }

    private boolean isThere(ObjectKey key) {
        return store.head(store.at(key)).isPresent();
    }
}
