package io.lorapipe.store.supabase;

import io.lorapipe.store.Location;
import io.lorapipe.store.StoredObject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/**
 * The same on a real server, named by SUPABASE_TEST_STORAGE_URL and SUPABASE_TEST_SECRET_KEY; a key that may do nothing
 * in SUPABASE_TEST_WEAK_KEY is tried as well. The bucket lorapipe-test is made there, and emptied before each test.
 */
class SupabaseServerTests extends SupabaseScenarios {

    private static final String BUCKET = "lorapipe-test";

    private @Nullable SupabaseStore store;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(
                settings().isComplete(),
                "No real server is tried: set SUPABASE_TEST_STORAGE_URL and SUPABASE_TEST_SECRET_KEY.");
        SupabaseStore opened = SupabaseStore.open(settings(), BUCKET, Clock.systemUTC(), uploads, SHORT);
        opened.ensureBucket();
        List<Location> left = objects(opened);
        opened.delete(left);
        store = opened;
    }

    @Override
    SupabaseSettings settings() {
        String url = System.getenv("SUPABASE_TEST_STORAGE_URL");
        return new SupabaseSettings(
                null, url == null ? null : URI.create(url), System.getenv("SUPABASE_TEST_SECRET_KEY"), BUCKET, null);
    }

    @Override
    @Nullable
    String weakKey() {
        return System.getenv("SUPABASE_TEST_WEAK_KEY");
    }

    @Override
    protected SupabaseStore store() {
        return Objects.requireNonNull(store);
    }

    @Override
    protected int objectsBehind() {
        return objects(store()).size()
                + store().unfinished(Instant.now().plusSeconds(60)).size();
    }

    private static List<Location> objects(SupabaseStore store) {
        try (Stream<StoredObject> objects = store.list("")) {
            return objects.map(StoredObject::location).toList();
        }
    }
}
