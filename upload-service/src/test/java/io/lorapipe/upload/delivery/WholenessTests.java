package io.lorapipe.upload.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.upload.delivery.DeliveryResult.Lost;
import io.lorapipe.upload.lease.InMemoryLeases;
import io.lorapipe.upload.lease.LeaseTerms;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WholenessTests {

    private static final int SIZE = 1000;

    private final ObjectStore staging = new InMemoryStore("staging");
    private final ObjectStore delivery = new InMemoryStore("delivery");
    private final InMemoryLeases leases =
            new InMemoryLeases(new LeaseTerms(Duration.ofHours(24), Duration.ofDays(14)), Clock.systemUTC());
    private final AtomicInteger puts = new AtomicInteger();

    @Test
    void whatHasNoDigestWhereDigestsAreKeptIsSentAnew() {
        var archive = staged();
        var store = forgettingDigests(null);
        deliver(staging, store, archive);

        deliver(staging, store, archive);

        assertThat(puts).hasValue(2);
    }

    @Test
    void anAddressThatThePutChoseIsAsGoodAsADigest() {
        var archive = staged();
        var chosen = URI.create("https://files.example/a.zip");
        var store = forgettingDigests(chosen);
        deliver(staging, store, archive);

        deliver(staging, store, archive);

        assertThat(puts).hasValue(1);
    }

    @Test
    void aStagedArchiveThatIsDamagedIsTakenAwayAndBuiltAnew() {
        var archive = staged();
        var damaged = new InMemoryStore("staging") {
            @Override
            public InputStream get(Location location, ByteRange range) {
                return new ByteArrayInputStream(new byte[SIZE]);
            }
        };
        var bytes = Content.of(staging, staging.head(archive.location()).orElseThrow(), archive.sha256());
        damaged.put(archive.location().key(), bytes);

        var result = deliver(damaged, delivery, archive);

        assertThat(result).isEqualTo(new Lost());
        assertThat(damaged.head(archive.location())).isEmpty();
        assertThat(delivery.head(delivery.at(archive.location().key()))).isEmpty();
    }

    /** It knows no digests, and tells of this address, should it choose any. */
    private ObjectStore forgettingDigests(@Nullable URI address) {
        return new InMemoryStore("delivery") {
            @Override
            public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
                puts.incrementAndGet();
                return new PutResult.Stored(
                        forgetting(super.put(key, content, progress).object()));
            }

            @Override
            public Optional<StoredObject> head(Location location) {
                return super.head(location).map(this::forgetting);
            }

            private StoredObject forgetting(StoredObject object) {
                var location = new Location("delivery", object.key(), address);
                return new StoredObject(location, object.size(), null, object.contentType(), object.modified());
            }
        };
    }

    private DeliveryResult deliver(ObjectStore source, ObjectStore target, Staged archive) {
        var stores = Stores.of(source).with(StoreRole.DELIVERY, target);
        return new Deliverer(stores, leases, Duration.ofMillis(100), System::nanoTime)
                .deliver(archive, new Unheard(), () -> true);
    }

    private Staged staged() {
        var bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        var content = Content.of(bytes, "application/zip");
        var object =
                staging.put(ObjectKey.archive("ada", content.sha256()), content).object();
        return new Staged(UUID.randomUUID(), "ada", object.location(), SIZE, content.sha256(), "application/zip");
    }

    private static final class Unheard implements DeliveryProgress {

        @Override
        public void uploaded(long bytes, long total) {}

        @Override
        public void makingLink() {}

        @Override
        public void linkReady() {}
    }
}
