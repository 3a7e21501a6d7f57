package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.work.Todos;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TrainingCancelRequestedListener {

    private final Todos<ArchiveCreated> todos;

    TrainingCancelRequestedListener(Todos<ArchiveCreated> todos) {
        this.todos = todos;
    }

    @KafkaListener(topics = Topics.TRAINING_CANCEL_REQUESTED)
    void on(TrainingCancelRequested event) {
        todos.cancel(event.getTrainingId(), event.getUserId());
    }
}
