package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingResolveRequested;
import io.lorapipe.training.run.Arbiter;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TrainingResolveRequestedListener {

    private final Arbiter arbiter;

    TrainingResolveRequestedListener(Arbiter arbiter) {
        this.arbiter = arbiter;
    }

    @KafkaListener(topics = Topics.TRAINING_RESOLVE_REQUESTED)
    void on(TrainingResolveRequested event) {
        arbiter.resolved(
                event.getTrainingId(), event.getUserId(), event.getAttempt(), Heard.resolution(event.getDecision()));
    }
}
