package io.lorapipe.upload.sweep;

import java.time.Instant;
import org.slf4j.Logger;

/**
 * An orphan that sweeps see.
 *
 * @param firstSeen since when each sweep sees it unchanged
 * @param removableAt from when on a sweep may remove it, where sweeps do
 */
public record Sighting(Orphan orphan, Instant firstSeen, Instant removableAt) {

    /** Tells operators, who may want to keep it. */
    void tell(Logger log, String key) {
        log.atInfo()
                .addKeyValue("store", orphan.store())
                .addKeyValue("kind", orphan.kind())
                .addKeyValue("key", key)
                .addKeyValue("size", orphan.size())
                .addKeyValue("firstSeen", firstSeen)
                .addKeyValue("removableAt", removableAt)
                .log("Nobody knows of it");
    }
}
