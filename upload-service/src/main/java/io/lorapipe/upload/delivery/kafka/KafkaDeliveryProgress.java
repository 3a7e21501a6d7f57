package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.Series;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.StageProgress;
import io.lorapipe.schemas.Topics;
import io.lorapipe.upload.delivery.DeliveryProgress;
import java.time.Clock;
import java.time.Instant;

/** Publishes how far the delivery of one archive is; percents as docs/architecture.md lists them. */
final class KafkaDeliveryProgress implements DeliveryProgress {

    private static final double BEGIN = 52;
    private static final double END = 60;

    private final StageProgress progress;
    private final Series records;

    KafkaDeliveryProgress(ArchiveCreated fact, boolean first, EventPublisher events, Clock clock) {
        this.progress = new StageProgress(
                fact.getTrainingId(),
                fact.getUserId(),
                fact.getCharacterId(),
                Stage.UPLOAD,
                first ? BEGIN : END,
                clock);
        this.records = events.series(Topics.PROGRESS, fact.getTrainingId());
    }

    @Override
    public void uploaded(long bytes, long total) {
        records.send(progress.running(52 + 6.0 * bytes / total, "Uploading training data")
                .setDone(bytes)
                .setTotal(total)
                .setUnit("bytes")
                .build());
    }

    @Override
    public void makingLink() {
        records.send(progress.running(58, "Getting training data URL").build());
    }

    @Override
    public void linkReady() {
        records.send(progress.running(END, "Training data URL ready").build());
    }

    void postponed(Instant nextTry) {
        var message = "The archive could not be uploaded yet and is tried again";
        records.send(progress.retrying(END, message, nextTry).build());
    }

    /** The last record reaches the broker before the event that follows it. */
    void awaitAcknowledgement() {
        records.await();
    }
}
