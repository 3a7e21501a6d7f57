package io.lorapipe.upload.lease.kafka;

import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.upload.lease.Leases;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TrainingEndedListener {

    private final Leases leases;

    TrainingEndedListener(Leases leases) {
        this.leases = leases;
    }

    @KafkaListener(topics = Topics.TRAINING_ENDED)
    void on(TrainingEnded event) {
        leases.ended(event.getTrainingId());
    }
}
