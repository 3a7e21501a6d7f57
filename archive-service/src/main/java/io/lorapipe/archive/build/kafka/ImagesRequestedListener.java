package io.lorapipe.archive.build.kafka;

import io.lorapipe.messaging.work.Todos;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ImagesRequestedListener {

    private final Todos<ImagesRequested> todos;

    ImagesRequestedListener(Todos<ImagesRequested> todos) {
        this.todos = todos;
    }

    @KafkaListener(topics = Topics.IMAGES_REQUESTED)
    void on(ImagesRequested event) {
        todos.accept(event.getTrainingId(), event.getGeneration(), event);
    }
}
