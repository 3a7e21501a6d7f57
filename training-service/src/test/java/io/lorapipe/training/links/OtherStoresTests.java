package io.lorapipe.training.links;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.fal.ScriptedProvider;
import io.lorapipe.training.follow.Delivery.Handover;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Stores that are no directory of ours, and that say by themselves what is the matter. */
class OtherStoresTests {

    private static final ObjectKey KEY = new ObjectKey("ann/a.zip");

    @Test
    void whatAStoreRefusesIsNotBlamedOnThePublicUrlOfTheLocalStore() {
        var refusing = linking(() -> {
            throw new StoreException.Refused("The key has expired: renew AWS_SESSION_TOKEN.");
        });

        assertThat(prepare(refusing)).isInstanceOfSatisfying(Handover.Never.class, it -> {
            assertThat(it.failure().message()).contains("AWS_SESSION_TOKEN");
            assertThat(it.failure().hint()).contains("lorapipe store check").doesNotContain("LORAPIPE_PUBLIC_URL");
        });
    }

    @Test
    void aStoreThatIsNotThereAnyMoreIsNotBlamedOnThePublicUrlEither() {
        var handover = delivery(linking(() -> URI.create("http://127.0.0.1:9")))
                .prepare(archive("elsewhere"), UUID.randomUUID(), UUID.randomUUID(), Duration.ofHours(1));

        assertThat(handover)
                .isInstanceOfSatisfying(
                        Handover.Never.class,
                        it -> assertThat(it.failure().hint()).contains("lorapipe store check"));
    }

    @Test
    void aStoreInThisNetworkIsItselfToBeReachable() {
        var handover = new StoreDelivery(
                        Stores.of(linking(() -> URI.create("http://10.1.2.3/a.zip"))),
                        "93.184.216.34",
                        Duration.ofSeconds(2))
                .prepare(archive("bucket"), UUID.randomUUID(), UUID.randomUUID(), Duration.ofHours(1));

        assertThat(handover)
                .isInstanceOfSatisfying(
                        Handover.Never.class,
                        it -> assertThat(it.failure().hint()).startsWith("Give the store an address"));
    }

    @Test
    void anArchiveThatTheStoreCannotSignForIsGone() {
        var signing = linking(() -> {
            throw new StoreException.NotFound(new Location("bucket", KEY, null));
        });

        assertThatItIsGone(prepare(signing));
    }

    @Test
    void anArchiveWhoseLinkLeadsNowhereIsGoneWhenTheStoreSaysSo() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(404, ""))) {
            var store = linking(files::url);
            assertThatItIsGone(prepare(store));

            store.put(KEY, Content.of(new byte[] {'P', 'K'}, "application/zip"));
            assertThat(failure(prepare(store)).code()).isEqualTo(Code.LINK_UNREACHABLE);
            assertThat(failure(prepare(store)).hint()).contains("lorapipe store check");
        }
    }

    private static void assertThatItIsGone(Handover handover) {
        assertThat(failure(handover).code()).isEqualTo(Code.ARCHIVE_LOST);
        assertThat(failure(handover).culprit()).isEqualTo(KEY.value());
        assertThat(failure(handover).message()).contains("gone").contains("nothing was submitted");
    }

    private static Failure failure(Handover handover) {
        assertThat(handover).isInstanceOf(Handover.NotYet.class);
        return ((Handover.NotYet) handover).failure();
    }

    private static Handover prepare(InMemoryStore store) {
        return delivery(store).prepare(archive("bucket"), UUID.randomUUID(), UUID.randomUUID(), Duration.ofHours(1));
    }

    private static StoredFile archive(String store) {
        return new StoredFile(store, KEY.value(), 2, "0".repeat(64), "application/zip", null);
    }

    private static StoreDelivery delivery(InMemoryStore store) {
        return new StoreDelivery(Stores.of(store), "127.0.0.1", Duration.ofSeconds(2));
    }

    private static InMemoryStore linking(Supplier<URI> link) {
        return new InMemoryStore("bucket") {
            @Override
            public URI link(Location location, Duration expiry, String name) {
                return link.get();
            }
        };
    }
}
