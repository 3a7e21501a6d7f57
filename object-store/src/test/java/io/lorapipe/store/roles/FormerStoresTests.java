package io.lorapipe.store.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.s3.S3Settings;
import io.lorapipe.store.supabase.SupabaseSettings;
import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed configuration strands nothing. */
class FormerStoresTests {

    private static final ObjectKey KEY = ObjectKey.weights("ann", "lena", "1");
    private static final Content WEIGHTS =
            Content.of("weights".getBytes(StandardCharsets.UTF_8), "application/octet-stream");

    @TempDir
    Path directory;

    @Test
    void whatLiesInAFormerDirectoryIsReadAndDeleted() throws IOException {
        Location old = put(local("old"), null);

        assertReadAndDeleted(open(local("new"), null, former(local("old"), null, null)), old);
    }

    @Test
    void whatLiesInAFormerBucketOfTheSameProjectIsReadAndDeleted() throws IOException {
        try (SupabaseStandIn server = new SupabaseStandIn(Clock.systemUTC())) {
            server.bucket("old", 1000, "application/octet-stream");
            SupabaseSettings before = project(server, "old");
            Location old = put(local("store"), before);

            assertReadAndDeleted(open(local("store"), project(server, "new"), former(null, null, before)), old);
        }
    }

    @Test
    void aFormerBucketBehindAnotherEndpointIsFoundByItsId() {
        S3Settings before = new S3Settings("old", null, URI.create("http://minio:9000"), null, "id", "secret", null);

        Stores stores = open(local("store"), null, former(null, before, null));

        assertThat(stores.holding(new Location("s3:minio:9000/old", KEY, null)).id())
                .isEqualTo("s3:minio:9000/old");
    }

    @Test
    void withoutTheFormerStoreTheSentenceNamesItAndTheSetting() {
        Location old = put(local("old"), null);

        assertThatThrownBy(() -> open(local("new"), null).holding(old))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("No store here is " + old.store())
                .hasMessageContaining("lorapipe.stores.former");
    }

    @Test
    void aFormerDirectoryThatIsNotThereIsNotMadeButNamed() {
        assertThatThrownBy(() -> open(local("new"), null, former(local("lost"), null, null)))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("lorapipe.stores.former[0]")
                .hasMessageContaining("no store in the directory");
        assertThat(directory.resolve("lost")).doesNotExist();
    }

    @Test
    void aFormerStoreOfWhichTooLittleIsToldIsNamed() {
        S3Settings bucketless = new S3Settings(null, null, URI.create("http://minio:9000"), null, null, null, null);

        assertThatThrownBy(() -> open(
                        local("new"),
                        null,
                        former(null, new S3Settings("old", "r", null, null, null, null, null), null),
                        former(null, bucketless, null)))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("lorapipe.stores.former[1]");
        assertThatThrownBy(() -> open(local("new"), null, former(null, null, null)))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("none of local, s3 and supabase");
    }

    private static void assertReadAndDeleted(Stores stores, Location old) throws IOException {
        ObjectStore holder = stores.holding(old);
        try (InputStream bytes = holder.get(old)) {
            assertThat(bytes).hasContent("weights");
        }
        holder.delete(old);
        assertThat(holder.head(old)).isEmpty();
    }

    /** By a service that is configured so. */
    private static Location put(LocalSettings local, @Nullable SupabaseSettings supabase) {
        return open(local, supabase)
                .in(StoreRole.WEIGHTS)
                .put(KEY, WEIGHTS)
                .object()
                .location();
    }

    private static Stores open(LocalSettings local, @Nullable SupabaseSettings supabase, FormerStore... former) {
        String type = supabase == null ? "local" : "supabase";
        StoreSettings settings = new StoreSettings(type, null, local, null, supabase, null, List.of(former));
        return Stores.open(settings, Clock.systemUTC(), ResumableUploads.inMemory());
    }

    private static FormerStore former(
            @Nullable LocalSettings local, @Nullable S3Settings s3, @Nullable SupabaseSettings supabase) {
        return new FormerStore(local, s3, supabase);
    }

    private LocalSettings local(String name) {
        return new LocalSettings(directory.resolve(name), null, null);
    }

    private static SupabaseSettings project(SupabaseStandIn server, String weightsBucket) {
        return new SupabaseSettings(server.url(), null, server.secretKey(), null, weightsBucket);
    }
}
