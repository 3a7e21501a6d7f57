package io.lorapipe.store.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.supabase.SupabaseSettings;
import io.lorapipe.store.supabase.standin.StandInAnswer;
import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedUploadsTests {

    private static final Instant BEGUN = Instant.parse("2026-11-23T08:00:00Z");
    private static final ObjectKey KEY = ObjectKey.weights("ann", "lena", "1");
    private static final Content WEIGHTS = Content.of(new byte[8 << 20], "application/octet-stream");

    @TempDir
    Path directory;

    private final SupabaseStandIn server = new SupabaseStandIn(Clock.systemUTC());
    private final ResumableUploads uploads = ResumableUploads.inMemory();

    AbandonedUploadsTests() throws IOException {}

    @BeforeEach
    void leaveOneOpen() {
        server.bucket("character-weights", 1L << 30, "application/octet-stream");
        var pieces = new AtomicInteger();
        server.fault = call -> call.method().equals("PATCH") && pieces.incrementAndGet() > 1
                ? Optional.of(StandInAnswer.html(503))
                : Optional.empty();
        ObjectStore store = stores(BEGUN).in(StoreRole.WEIGHTS);
        assertThatThrownBy(() -> store.put(KEY, WEIGHTS)).isInstanceOf(StoreException.Unavailable.class);
        assertThat(server.openUploads()).isEqualTo(1);
        server.fault = call -> Optional.empty();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatNobodyWentOnWithIsTakenBackByAnotherProcess() {
        takeBack(BEGUN.plus(AbandonedUploads.LONGEST_UPLOAD).plusMillis(1));

        assertThat(server.openUploads()).isZero();
        assertThat(uploads.begunBefore(stores(BEGUN).in(StoreRole.WEIGHTS).id(), Instant.MAX))
                .isEmpty();
    }

    @Test
    void whatMayBeUnderWayIsLeftAloneAndGoneOnWith() {
        takeBack(BEGUN.plus(AbandonedUploads.LONGEST_UPLOAD));

        assertThat(server.openUploads()).isEqualTo(1);
        stores(BEGUN).in(StoreRole.WEIGHTS).put(KEY, WEIGHTS);
        assertThat(server.openUploads()).isZero();
    }

    @Test
    void whatCannotBeTakenBackNowIsTakenBackLater() {
        Instant later = BEGUN.plus(Duration.ofDays(1));
        server.fault = call -> Optional.of(StandInAnswer.html(503));

        assertThatThrownBy(() -> takeBack(later)).isInstanceOf(StoreException.Unavailable.class);

        server.fault = call -> Optional.empty();
        takeBack(later);
        assertThat(server.openUploads()).isZero();
    }

    private void takeBack(Instant now) {
        new AbandonedUploads(stores(now), uploads, at(now)).takeBack();
    }

    /** As another process would open them. */
    private Stores stores(Instant now) {
        var project = new SupabaseSettings(server.url(), null, server.secretKey(), null, null);
        var settings = new StoreSettings(
                "local",
                Map.of(StoreRole.WEIGHTS, "supabase"),
                new LocalSettings(directory, null, null),
                null,
                project,
                null,
                null);
        return Stores.open(settings, at(now), uploads);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
