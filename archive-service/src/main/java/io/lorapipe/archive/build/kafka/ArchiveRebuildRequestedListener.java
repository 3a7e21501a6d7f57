package io.lorapipe.archive.build.kafka;

import io.lorapipe.schemas.ArchiveRebuildRequested;
import io.lorapipe.schemas.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ArchiveRebuildRequestedListener {

    private final Rebuilds rebuilds;

    ArchiveRebuildRequestedListener(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @KafkaListener(topics = Topics.ARCHIVE_REBUILD_REQUESTED)
    void on(ArchiveRebuildRequested event) {
        rebuilds.accept(event);
    }
}
