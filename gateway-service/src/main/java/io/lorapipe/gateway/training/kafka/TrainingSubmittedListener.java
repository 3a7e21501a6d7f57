package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingSubmitted;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TrainingSubmittedListener {

    private final Pipeline pipeline;

    TrainingSubmittedListener(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @KafkaListener(topics = Topics.TRAINING_SUBMITTED)
    void on(TrainingSubmitted event) {
        pipeline.submitted(Requests.behind(event), event.getAttempt(), event.getProvider(), event.getRequestId());
    }
}
