package io.lorapipe.store.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.supabase.SupabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupabaseRolesTests {

    private static final SupabaseSettings PROJECT =
            new SupabaseSettings(URI.create("https://abc.supabase.co"), null, "sb_secret_x", null, "vault");

    @TempDir
    Path directory;

    @Test
    void withSupabaseWeightsHaveABucketOfTheirOwnAndStagingIsLocal() {
        Stores stores = open("supabase", PROJECT);

        assertThat(List.of(StoreRole.REFERENCES, StoreRole.DELIVERY))
                .allSatisfy(role ->
                        assertThat(stores.in(role).id()).isEqualTo("supabase:abc.supabase.co/character-references"));
        assertThat(stores.in(StoreRole.WEIGHTS).id()).isEqualTo("supabase:abc.supabase.co/vault");
        assertThat(stores.in(StoreRole.STAGING).id()).startsWith("local-");
    }

    @Test
    void whatLiesInABucketIsFoundAfterTheRolesHaveGoneElsewhere() {
        Location old = new Location("supabase:abc.supabase.co/vault", new ObjectKey("ann/a.safetensors"), null);

        assertThat(open("local", PROJECT).holding(old).id()).isEqualTo(old.store());
    }

    @Test
    void withoutAProjectItStopsWithASentence() {
        assertThatThrownBy(() -> open("supabase", SupabaseSettings.NONE))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("SUPABASE_URL");
    }

    private Stores open(String type, SupabaseSettings supabase) {
        LocalSettings local = new LocalSettings(directory, null, null);
        return Stores.open(
                new StoreSettings(type, null, local, null, supabase, null, null),
                Clock.systemUTC(),
                ResumableUploads.inMemory());
    }
}
