package io.lorapipe.upload.lease.web;

import io.lorapipe.upload.sweep.Sighting;
import io.lorapipe.upload.sweep.SweepMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archive, or the manifest of one, that no lease knows; {@code removedAfter} is null where sweeps remove nothing.
 */
record OrphanView(
        String store,
        String key,
        long size,
        String firstSeenAt,
        @Nullable String removedAfter) {

    static List<OrphanView> of(List<Sighting> seen, SweepMode sweep) {
        return seen.stream()
                .map(one -> new OrphanView(
                        one.orphan().store(),
                        one.orphan().name(),
                        one.orphan().size(),
                        one.firstSeen().toString(),
                        sweep == SweepMode.ON ? one.removableAt().toString() : null))
                .toList();
    }
}
