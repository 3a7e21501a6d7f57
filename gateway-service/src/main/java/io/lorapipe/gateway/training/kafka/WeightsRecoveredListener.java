package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.WeightsRecovered;
import java.util.Objects;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class WeightsRecoveredListener {

    private final Pipeline pipeline;

    WeightsRecoveredListener(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @KafkaListener(topics = Topics.WEIGHTS_RECOVERED)
    void on(WeightsRecovered event) {
        var weights = Objects.requireNonNull(Requests.file(event.getWeights()));
        pipeline.recovered(Requests.behind(event), weights, Requests.file(event.getConfig()), event.getRecoveredAt());
    }
}
