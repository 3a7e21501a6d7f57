package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.check.CheckedStore;
import io.lorapipe.store.check.StepResult;
import io.lorapipe.store.check.StoreCheck;
import io.lorapipe.store.roles.StoreRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is refused and what is linked, on the stand-in and on a real server alike. */
abstract class SupabaseScenarios extends SupabaseUploadScenarios {

    @Test
    void anotherTypeThanTheBucketTakesIsRefused() {
        for (String type :
                List.of("application/x-zip-compressed", "application/zip; charset=binary", "Application/Zip")) {
            assertThatThrownBy(() -> store().put(KEY, Content.of(new byte[10], type)))
                    .isInstanceOf(StoreException.Refused.class)
                    .hasMessageContaining(type)
                    .hasMessageContaining("allowed_mime_types");
        }
        assertThat(objectsBehind()).isZero();
    }

    @Test
    void moreThanTheBucketTakesIsRefusedWithTheNumbersBeforeAByteIsRead() {
        long size = 50L * MIB + 1;
        Content content = new Content(size, zip(1).sha256(), "application/zip", () -> {
            throw new IOException("read");
        });

        assertThatThrownBy(() -> store().put(LARGE, content))
                .isInstanceOfSatisfying(StoreException.TooLarge.class, e -> {
                    assertThat(e.size()).isEqualTo(size);
                    assertThat(e.limit()).isEqualTo(50L * MIB);
                });
    }

    @Test
    void refusedUploadsDoNotHoldUpTheCallsThatFollow() throws IOException {
        assumeTrue(weakKey() != null, "There is no key to try that may do nothing.");
        SupabaseStore weak = through(origin(), weakKey());
        for (int length : List.of(200_000, 3 * MIB, 200_000, 7 * MIB, 10)) {
            assertThatThrownBy(() -> weak.put(LARGE, zip(length)))
                    .isInstanceOf(StoreException.Refused.class)
                    .hasMessageContaining("row-level security");
            assertThat(weak.head(weak.at(LARGE))).isEmpty();
        }
        Content content = zip(3 * MIB);
        store().put(LARGE, content);
        assertHolds(LARGE, content);
    }

    @Test
    void aKeyThatMayNotDeleteIsNotToldThatItDid() {
        assumeTrue(weakKey() != null, "There is no key to try that may do nothing.");
        SupabaseStore weak = through(origin(), weakKey());
        store().put(LARGE, zip(10));

        assertThatThrownBy(() -> weak.delete(weak.at(LARGE)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> weak.delete(List.of(weak.at(KEY), weak.at(LARGE)))) // of which it sees neither
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("row-level security");
        assertThat(objectsBehind()).isEqualTo(1);
    }

    @Test
    void aLinkToAKeyWithAQuestionMarkIsNotCutOffThere() throws IOException {
        ObjectKey odd = new ObjectKey("ann/a?b+c&d=e;f.zip");
        store().put(odd, zip(10));
        URI link = store().link(store().at(odd), Duration.ofHours(1), "a.zip");

        try (InputStream fetched = link.toURL().openStream()) {
            assertThat(fetched.readAllBytes()).hasSize(10);
        }
    }

    @Test
    void aLinkNeedsItsObject() {
        assertThatThrownBy(() -> store().link(missing(), Duration.ofHours(1), "a.zip"))
                .isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    void aBucketThatIsNotThereIsNamedWithTheWayOut() {
        SupabaseSettings own = settings();
        SupabaseStore nowhere = SupabaseStore.open(own, "no-such-bucket", Clock.systemUTC(), uploads, SHORT);

        assertThatThrownBy(() -> nowhere.put(KEY, zip(10)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("no-such-bucket")
                .hasMessageContaining("lorapipe store check --create");
    }

    @Test
    void aCheckOfTheStoreFindsNothingWanting() {
        CheckedStore checked = new StoreCheck(UUID::randomUUID, Clock.systemUTC(), true)
                .one(store(), Set.of(StoreRole.REFERENCES, StoreRole.DELIVERY));

        assertThat(checked.steps()).hasSizeGreaterThan(9).allMatch(StepResult.Ok.class::isInstance);
        assertThat(objectsBehind()).isZero();
    }

    @Test
    void makingABucketThatIsThereMakesNone() {
        assertThat(store().ensureBucket()).isFalse();
    }
}
