package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.gateway.training.TrainingArchive;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ArchiveCreatedListener {

    private final Pipeline pipeline;

    ArchiveCreatedListener(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @KafkaListener(topics = Topics.ARCHIVE_CREATED)
    void on(ArchiveCreated event) {
        var archive = event.getArchive();
        pipeline.archived(
                Requests.behind(event),
                new TrainingArchive(archive.getSha256(), archive.getSize(), event.getImageCount()));
    }
}
