package io.lorapipe.store.supabase;

import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class SupabaseStandInTests extends SupabaseScenarios {

    private final SupabaseStandIn server = new SupabaseStandIn(Clock.systemUTC());
    private final SupabaseStore store;

    SupabaseStandInTests() throws IOException {
        store = SupabaseStore.open(settings(), settings().bucket(), Clock.systemUTC(), uploads, SHORT);
        store.ensureBucket();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    SupabaseSettings settings() {
        return new SupabaseSettings(server.url(), null, server.secretKey(), null, null);
    }

    @Override
    @Nullable
    String weakKey() {
        return server.oldKeys().get("anon");
    }

    @Override
    protected SupabaseStore store() {
        return store;
    }

    @Override
    protected int objectsBehind() {
        return server.objects() + server.openUploads();
    }
}
