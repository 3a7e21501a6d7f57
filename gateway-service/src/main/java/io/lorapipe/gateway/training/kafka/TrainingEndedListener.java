package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingEnded;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TrainingEndedListener {

    private final Pipeline pipeline;

    TrainingEndedListener(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @KafkaListener(topics = Topics.TRAINING_ENDED)
    void on(TrainingEnded event) {
        pipeline.ended(Requests.behind(event), Endings.of(event));
    }
}
