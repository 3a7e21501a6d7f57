package io.lorapipe.gateway.training.kafka;

import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ImagesRequestedListener {

    private final Pipeline pipeline;
    private final SeenRequests seen;

    ImagesRequestedListener(Pipeline pipeline, SeenRequests seen) {
        this.pipeline = pipeline;
        this.seen = seen;
    }

    @KafkaListener(topics = Topics.IMAGES_REQUESTED)
    void on(ConsumerRecord<String, ImagesRequested> received) {
        pipeline.requested(Requests.of(received.value()), seen.of(received));
    }
}
