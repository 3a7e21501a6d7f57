package io.lorapipe.store.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.fal.FalSettings;
import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.s3.S3Settings;
import io.lorapipe.store.supabase.SupabaseSettings;
import io.lorapipe.store.testing.InMemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoresTests {

    private static final ObjectKey KEY = new ObjectKey("ann/a.zip");
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path directory;

    @Test
    void oneLocalStoreHasEveryRoleByDefault() {
        Stores stores = Stores.open(settings(null, null), CLOCK, ResumableUploads.inMemory());
        String id = stores.in(StoreRole.STAGING).id();

        assertThat(id).startsWith("local-");
        assertThat(Arrays.stream(StoreRole.values()).map(role -> stores.in(role).id()))
                .containsOnly(id);
        assertThat(stores.local()).isPresent();
    }

    @Test
    void withFalTheArchivesAreDeliveredThereAndAllElseIsLocal() {
        Stores stores = Stores.open(settings("fal", "id:secret"), CLOCK, ResumableUploads.inMemory());

        assertThat(stores.in(StoreRole.DELIVERY).id()).isEqualTo("fal");
        assertThat(List.of(StoreRole.REFERENCES, StoreRole.STAGING, StoreRole.WEIGHTS))
                .allSatisfy(role -> assertThat(stores.in(role).id()).startsWith("local-"));
        assertThat(stores.local()).isPresent();
    }

    @Test
    void falWithoutAKeyStopsWithASentence() {
        assertThatThrownBy(() -> Stores.open(settings("fal", " "), CLOCK, ResumableUploads.inMemory()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("FAL_KEY");
    }

    @Test
    void aStoreOfAnotherTypeStopsWithASentence() {
        assertThatThrownBy(() -> Stores.open(settings("ftp", null), CLOCK, ResumableUploads.inMemory()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessage("LORAPIPE_STORE is \"ftp\", which is no store: set it to local, s3, supabase or fal.");
    }

    @Test
    void oneRoleMayHaveAStoreOfItsOwn() {
        Stores stores = Stores.open(
                settings("local", Map.of(StoreRole.DELIVERY, "fal"), "id:secret"), CLOCK, ResumableUploads.inMemory());

        assertThat(stores.in(StoreRole.DELIVERY).id()).isEqualTo("fal");
        assertThat(stores.in(StoreRole.REFERENCES)).isSameAs(stores.in(StoreRole.STAGING));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFERENCES", "STAGING", "WEIGHTS"})
    void falIsForDeliveryAlone(StoreRole role) {
        assertThatThrownBy(() -> Stores.open(
                        settings("local", Map.of(role, "fal"), "id:secret"), CLOCK, ResumableUploads.inMemory()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("LORAPIPE_STORE_" + role)
                .hasMessageContaining("delivery alone");
    }

    @Test
    void aStoreThatHasNoRoleAnyMoreIsFoundByItsId() {
        Stores stores = Stores.open(settings("local", "id:secret"), CLOCK, ResumableUploads.inMemory());
        String local = stores.in(StoreRole.DELIVERY).id();

        assertThat(stores.holding(new Location("fal", KEY, null)).id()).isEqualTo("fal");
        assertThat(stores.holding(new Location(local, KEY, null))).isSameAs(stores.in(StoreRole.DELIVERY));
        assertThatThrownBy(() -> stores.holding(new Location("lost", KEY, null)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("fal, " + local);
    }

    @Test
    void anObjectIsFoundInTheStoreThatItsLocationNames() {
        InMemoryStore weights = new InMemoryStore("vault");
        Stores stores = Stores.of(new InMemoryStore("memory")).with(StoreRole.WEIGHTS, weights);

        assertThat(stores.holding(new Location("vault", KEY, null))).isSameAs(weights);
        assertThatThrownBy(() -> stores.holding(new Location("lost", KEY, null)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("lost")
                .hasMessageContaining("memory, vault");
    }

    @Test
    void noSecretIsPrinted() {
        StoreSettings settings = new StoreSettings(
                null,
                null,
                null,
                new S3Settings("b", null, null, null, "s3-id", "s3-secret", "s3-token"),
                new SupabaseSettings(null, null, "sb-secret", null, null),
                new FalSettings("fal-secret", null, null, null),
                List.of(new FormerStore(
                        null, new S3Settings("b", null, null, null, "s3-id", "s3-former", null), null)));

        assertThat(settings)
                .asString()
                .doesNotContain("s3-id", "s3-secret", "s3-token", "s3-former", "sb-secret", "fal-secret");
    }

    private StoreSettings settings(@Nullable String type, @Nullable String falKey) {
        return settings(type, null, falKey);
    }

    private StoreSettings settings(
            @Nullable String type, @Nullable Map<StoreRole, String> roles, @Nullable String falKey) {
        return new StoreSettings(
                type,
                roles,
                new LocalSettings(directory, null, URI.create("http://localhost:8090")),
                null,
                null,
                new FalSettings(falKey, null, null, null),
                null);
    }
}
