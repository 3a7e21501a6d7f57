package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.check.CheckedStore;
import io.lorapipe.store.check.Step;
import io.lorapipe.store.check.StoreCheck;
import io.lorapipe.store.roles.StoreRole;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "50_000_000, Failed, 'At least 100,000,000 are needed'",
        "200_000_000, Ok, 'There may be some of 400,000,000'",
        "500_000_000, Ok, 'no limit of its own'"
    })
    void aCheckFindsTheLimitOfTheProjectThatNoBucketTellsOf(String limit, String result, String sentence) {
        server.projectLimit(Long.parseLong(limit.replace("_", "")));
        SupabaseStore weights = bucket(server.secretKey(), "character-weights");
        weights.ensureBucket();

        CheckedStore checked =
                new StoreCheck(UUID::randomUUID, Clock.systemUTC(), false).one(weights, EnumSet.of(StoreRole.WEIGHTS));

        assertThat(checked.steps())
                .filteredOn(step -> step.step() == Step.LIMIT)
                .singleElement()
                .asString()
                .contains(result, sentence);
        assertThat(server.openUploads()).isZero();
    }
}
