package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How buckets are made, and what is made of those that are there. */
class SupabaseBucketTests extends StandInTest {

    SupabaseBucketTests() throws IOException {}

    private SupabaseStore bucket(String key, String name) {
        SupabaseSettings settings = new SupabaseSettings(server.url(), null, key, "new", null);
        return SupabaseStore.open(settings, name, Clock.systemUTC(), ResumableUploads.inMemory());
    }

    @Test
    void aBucketIsMadeOnceForImagesAndArchivesUpToFiftyMebibytes() {
        SupabaseStore store = bucket(server.secretKey(), "new");

        assertThat(store.ensureBucket()).isTrue();
        assertThat(store.ensureBucket()).isFalse();
        assertThat(store.largestObject()).hasValue(50L * MIB);
        for (String type : new String[] {"image/jpeg", "image/png", "image/webp", "application/zip"}) {
            assertThat(store.put(KEY, Content.of(new byte[1], type))).isInstanceOf(PutResult.Stored.class);
        }
        assertThatThrownBy(() -> store.put(KEY, Content.of(new byte[1], "application/octet-stream")))
                .isInstanceOf(StoreException.Refused.class);
    }

    @Test
    void theBucketForWeightsTakesThemAndTheirConfigurationUpToWhatTheProjectAllows() {
        SupabaseStore store = bucket(server.secretKey(), "character-weights");

        assertThat(store.ensureBucket()).isTrue();
        assertThat(store.largestObject()).isEmpty();
        assertThat(store.put(new ObjectKey("a.safetensors"), Content.of(new byte[1], "application/octet-stream")))
                .isInstanceOf(PutResult.Stored.class);
        assertThat(store.put(new ObjectKey("a.json"), Content.of(new byte[1], "application/json")))
                .isInstanceOf(PutResult.Stored.class);
    }

    @Test
    void aBucketThatIsThereAndCannotDoIsRefusedWithWhatItLacks() {
        server.bucket("new", MIB, "image/png");

        assertThatThrownBy(() -> bucket(server.secretKey(), "new").ensureBucket())
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("image/jpeg");
    }

    @Test
    void aBucketThatAnyoneMayReadIsRefused() {
        server.publicBucket("new");

        assertThatThrownBy(() -> bucket(server.secretKey(), "new").ensureBucket())
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("public");
    }

    @Test
    void aKeyThatMayMakeNoBucketIsTold() {
        String weak = Objects.requireNonNull(server.oldKeys().get("anon"));

        assertThatThrownBy(() -> bucket(weak, "new").ensureBucket())
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("SUPABASE_SECRET_KEY");
    }
}
