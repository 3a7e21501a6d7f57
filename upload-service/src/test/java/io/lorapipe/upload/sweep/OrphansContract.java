package io.lorapipe.upload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.sweep.Orphan.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of sweeps promises; each test has a store of its own. */
public abstract class OrphansContract {

    protected static final MovingClock CLOCK = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));

    private final String store = "store-" + UUID.randomUUID();
    private final Orphan orphan = new Orphan(
            store, Kind.ARCHIVE, "ada/lora-training/x.zip", 7, CLOCK.instant().minusSeconds(60));

    /** The memory under test, the same at each call, with this clock. */
    protected abstract Orphans orphans();

    @Test
    protected void whatIsSeenAgainIsSeenSinceTheFirstTime() {
        var first = CLOCK.instant();

        assertThat(orphans().seen(orphan)).isEqualTo(first);

        CLOCK.pass(Duration.ofHours(5));
        assertThat(orphans().seen(orphan)).isEqualTo(first);
    }

    @Test
    protected void whatChangedIsSeenForTheFirstTime() {
        orphans().seen(orphan);
        CLOCK.pass(Duration.ofHours(5));

        var changed = new Orphan(store, Kind.ARCHIVE, orphan.name(), 7, CLOCK.instant());

        assertThat(orphans().seen(changed)).isEqualTo(CLOCK.instant());
    }

    @Test
    protected void aUserIsToldOfTheirOwnArchivesAlone() {
        var user = "u_" + store.hashCode();
        var own = new Orphan(store, Kind.ARCHIVE, user + "/lora-training/x.zip", 7, orphan.since());
        orphans().seen(own);
        orphans()
                .seen(new Orphan(store, Kind.ARCHIVE, user.replace('_', 'x') + "/lora-training/x.zip", 7, own.since()));
        orphans().seen(new Orphan(store, Kind.UPLOAD, user + "/lora-training/y.zip", 0, own.since()));

        assertThat(orphans().of(user)).containsExactly(Map.entry(own, CLOCK.instant()));

        orphans().forget(own);
        assertThat(orphans().of(user)).isEmpty();
    }

    @Test
    protected void whatWasNotSeenMeanwhileIsForgotten() {
        orphans().seen(orphan);
        CLOCK.pass(Duration.ofHours(5));
        var other = new Orphan(store, Kind.UPLOAD, "upload-1", 0, orphan.since());
        var seen = orphans().seen(other);

        orphans().forgetUnseen(store, CLOCK.instant());

        CLOCK.pass(Duration.ofHours(1));
        assertThat(orphans().seen(orphan)).isEqualTo(CLOCK.instant());
        assertThat(orphans().seen(other)).isEqualTo(seen);
    }
}
