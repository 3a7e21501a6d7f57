package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.training.run.Arbiter;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TrainingStoppedListener {

    private final Arbiter arbiter;

    TrainingStoppedListener(Arbiter arbiter) {
        this.arbiter = arbiter;
    }

    @KafkaListener(topics = Topics.TRAINING_STOPPED)
    void on(TrainingStopped event) {
        Conflicts.refuse(arbiter.stopped(
                event.getTrainingId(), event.getUserId(), event.getCharacterId(), Heard.failure(event)));
    }
}
