package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.work.Todos;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ArchiveCreatedListener {

    private final Todos<ArchiveCreated> todos;

    ArchiveCreatedListener(Todos<ArchiveCreated> todos) {
        this.todos = todos;
    }

    @KafkaListener(topics = Topics.ARCHIVE_CREATED)
    void on(ArchiveCreated event) {
        todos.accept(event.getTrainingId(), event.getGeneration(), event);
    }
}
