package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import io.lorapipe.training.run.Arbiter;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TrainingCancelRequestedListener {

    private final Arbiter arbiter;

    TrainingCancelRequestedListener(Arbiter arbiter) {
        this.arbiter = arbiter;
    }

    @KafkaListener(topics = Topics.TRAINING_CANCEL_REQUESTED)
    void on(TrainingCancelRequested event) {
        Conflicts.refuse(arbiter.cancelAsked(event.getTrainingId(), event.getUserId()));
    }
}
