package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import io.lorapipe.upload.delivery.DeliveryProgress;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Publishes how far the delivery of one archive is; percents as docs/architecture.md lists them. */
final class KafkaDeliveryProgress implements DeliveryProgress {

    private final ArchiveCreated fact;
    private final EventPublisher events;
    private final Clock clock;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    KafkaDeliveryProgress(ArchiveCreated fact, EventPublisher events, Clock clock) {
        this.fact = fact;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void uploaded(long bytes, long total) {
        send(running(52 + 6.0 * bytes / total, "Uploading training data")
                .setDone(bytes)
                .setTotal(total)
                .setUnit("bytes"));
    }

    @Override
    public void makingLink() {
        send(running(58, "Getting training data URL"));
    }

    @Override
    public void linkReady() {
        send(running(60, "Training data URL ready"));
    }

    void postponed(Instant nextTry) {
        send(running(52, "The archive could not be uploaded yet and is tried again")
                .setState(State.WAITING)
                .setWaitingReason("RETRY")
                .setWaitingSince(clock.instant())
                .setNextStepAt(nextTry));
    }

    /** The last record reaches the broker before the event that follows it. */
    void awaitAcknowledgement() {
        last.join();
    }

    private Progress.Builder running(double percent, String message) {
        return Progress.newBuilder()
                .setTrainingId(fact.getTrainingId())
                .setUserId(fact.getUserId())
                .setCharacterId(fact.getCharacterId())
                .setStage(Stage.UPLOAD)
                .setState(State.RUNNING)
                .setPercent(percent)
                .setMessage(message)
                .setAt(clock.instant());
    }

    private void send(Progress.Builder progress) {
        last = events.send(Topics.PROGRESS, fact.getTrainingId(), progress.build());
    }
}
