package io.lorapipe.store.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.testing.InMemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTests {

    private static final ObjectKey KEY = new ObjectKey("ann/a.zip");

    @TempDir
    Path directory;

    @Test
    void oneLocalStoreHasEveryRoleByDefault() {
        Stores stores = Stores.open(settings(null, null), Clock.systemUTC());
        String id = stores.in(StoreRole.STAGING).id();

        assertThat(id).startsWith("local-");
        assertThat(Arrays.stream(StoreRole.values()).map(role -> stores.in(role).id()))
                .containsOnly(id);
        assertThat(stores.localLinks()).isPresent();
    }

    @Test
    void withFalTheArchivesAreDeliveredThereAndAllElseIsLocal() {
        Stores stores = Stores.open(settings("fal", "id:secret"), Clock.systemUTC());

        assertThat(stores.in(StoreRole.DELIVERY).id()).isEqualTo("fal");
        assertThat(List.of(StoreRole.REFERENCES, StoreRole.STAGING, StoreRole.WEIGHTS))
                .allSatisfy(role -> assertThat(stores.in(role).id()).startsWith("local-"));
        assertThat(stores.localLinks()).isPresent();
    }

    @Test
    void falWithoutAKeyStopsWithASentence() {
        assertThatThrownBy(() -> Stores.open(settings("fal", " "), Clock.systemUTC()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("FAL_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "supabase", "ftp"})
    void aStoreOfAnotherTypeStopsWithASentence(String type) {
        assertThatThrownBy(() -> Stores.open(settings(type, null), Clock.systemUTC()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("LORAPIPE_STORE is \"" + type + "\"")
                .hasMessageContaining("local or fal");
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
    void theKeyIsNotPrinted() {
        assertThat(settings("fal", "id:secret"))
                .asString()
                .contains("falKey=set")
                .doesNotContain("id:secret");
    }

    private StoreSettings settings(@Nullable String type, @Nullable String falKey) {
        return new StoreSettings(
                type, directory, null, URI.create("http://localhost:8090"), falKey, null, null, Duration.ofDays(1));
    }
}
