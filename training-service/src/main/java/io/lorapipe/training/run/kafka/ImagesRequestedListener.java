package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import io.lorapipe.training.run.Arbiter;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ImagesRequestedListener {

    private final Arbiter arbiter;

    ImagesRequestedListener(Arbiter arbiter) {
        this.arbiter = arbiter;
    }

    @KafkaListener(topics = Topics.IMAGES_REQUESTED)
    void on(ImagesRequested event) {
        Conflicts.refuse(arbiter.requested(event.getTrainingId(), Heard.request(event)));
    }
}
