package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.ArchiveFetched;
import io.lorapipe.schemas.Topics;
import io.lorapipe.training.run.Arbiter;
import io.lorapipe.training.run.Fetch;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ArchiveFetchedListener {

    private final Arbiter arbiter;

    ArchiveFetchedListener(Arbiter arbiter) {
        this.arbiter = arbiter;
    }

    @KafkaListener(topics = Topics.ARCHIVE_FETCHED)
    void on(ArchiveFetched event) {
        Conflicts.refuse(arbiter.fetched(event.getTrainingId(), new Fetch(event.getAttemptId(), event.getFetchedAt())));
    }
}
