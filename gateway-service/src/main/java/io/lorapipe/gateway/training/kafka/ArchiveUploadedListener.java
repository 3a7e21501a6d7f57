package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.gateway.training.TrainingArchive;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ArchiveUploadedListener {

    private final Pipeline pipeline;

    ArchiveUploadedListener(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @KafkaListener(topics = Topics.ARCHIVE_UPLOADED)
    void on(ArchiveUploaded event) {
        var archive = event.getArchive();
        pipeline.archived(
                Requests.behind(event),
                new TrainingArchive(archive.getSha256(), archive.getSize(), event.getImageCount()));
    }
}
