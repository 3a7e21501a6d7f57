package io.lorapipe.upload.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The twin of the table of orphans. */
final class InMemoryOrphans implements Orphans {

    private record Name(String store, Orphan.Kind kind, String name) {}

    private record Sighting(Orphan orphan, Instant first, Instant last) {}

    private final Clock clock;
    private final Map<Name, Sighting> sightings = new HashMap<>();

    InMemoryOrphans(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant seen(Orphan orphan) {
        var now = clock.instant();
        return sightings
                .merge(
                        new Name(orphan.store(), orphan.kind(), orphan.name()),
                        new Sighting(orphan, now, now),
                        (before, again) ->
                                before.orphan().equals(orphan) ? new Sighting(orphan, before.first(), now) : again)
                .first();
    }

    @Override
    public Map<Orphan, Instant> of(String userId) {
        return sightings.values().stream()
                .filter(seen -> seen.orphan().kind() == Orphan.Kind.ARCHIVE
                        && seen.orphan().name().startsWith(userId + "/"))
                .collect(Collectors.toMap(Sighting::orphan, Sighting::first));
    }

    @Override
    public void forget(Orphan orphan) {
        sightings.remove(new Name(orphan.store(), orphan.kind(), orphan.name()));
    }

    @Override
    public void forgetUnseen(String store, Instant since) {
        sightings
                .values()
                .removeIf(sighting -> sighting.orphan().store().equals(store)
                        && sighting.last().isBefore(since));
    }
}
