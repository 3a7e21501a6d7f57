package io.lorapipe.store.supabase;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.supabase.standin.StandInAnswer;
import io.lorapipe.store.supabase.standin.StandInCall;
import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A stand-in of its own for each test, whose time stands still. */
abstract class StandInTest {

    static final int MIB = SupabaseScenarios.MIB;
    static final ObjectKey KEY = new ObjectKey("ann/lora-training/training_1.zip");
    static final Content SMALL = SupabaseScenarios.zip(1000);
    static final String BUCKET = "character-references";

    final AtomicReference<Instant> serverTime = new AtomicReference<>(Instant.parse("2026-10-01T12:00:00Z"));
    final ResumableUploads uploads = ResumableUploads.inMemory();
    final SupabaseStandIn server;

    StandInTest() throws IOException {
        InstantSource time = serverTime::get;
        server = new SupabaseStandIn(time.withZone(ZoneOffset.UTC));
        server.bucket(BUCKET, 50L * MIB, "image/jpeg", "image/png", "image/webp", "application/zip");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    final SupabaseStore store() {
        return storeWith(server.secretKey());
    }

    final SupabaseStore storeWith(String key) {
        return open(new SupabaseSettings(server.url(), null, key, null, null));
    }

    /** At the storage server itself, or something in front of it, without a gateway. */
    final SupabaseStore bareStoreAt(URI url, @Nullable String key) {
        return open(new SupabaseSettings(server.url(), url, key, null, null));
    }

    final SupabaseStore open(SupabaseSettings settings) {
        Clock askew = Clock.offset(Clock.fixed(serverTime.get(), ZoneOffset.UTC), Duration.ofDays(-1));
        return SupabaseStore.open(settings, settings.bucket(), askew, uploads, SupabaseScenarios.SHORT);
    }

    final void answerInstead(Predicate<StandInCall> which, StandInAnswer answer) {
        server.fault = call -> which.test(call) ? Optional.of(answer) : Optional.empty();
    }

    static boolean isUpload(StandInCall call) {
        return call.method().equals("POST") && call.path().startsWith("/object/" + BUCKET);
    }

    static boolean isInfo(StandInCall call) {
        return call.path().startsWith("/object/info/");
    }
}
