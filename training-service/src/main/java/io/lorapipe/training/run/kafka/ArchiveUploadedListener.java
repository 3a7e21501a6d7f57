package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.Topics;
import io.lorapipe.training.run.Arbiter;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ArchiveUploadedListener {

    private final Arbiter arbiter;

    ArchiveUploadedListener(Arbiter arbiter) {
        this.arbiter = arbiter;
    }

    @KafkaListener(topics = Topics.ARCHIVE_UPLOADED)
    void on(ArchiveUploaded event) {
        Conflicts.refuse(arbiter.uploaded(event.getTrainingId(), Heard.upload(event)));
    }
}
