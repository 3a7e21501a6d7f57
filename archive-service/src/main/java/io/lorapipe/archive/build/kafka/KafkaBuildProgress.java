package io.lorapipe.archive.build.kafka;

import io.lorapipe.archive.build.BuildProgress;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Publishes how far the archive of one training is; percents as docs/architecture.md lists them. */
final class KafkaBuildProgress implements BuildProgress {

    private final ImagesRequested fact;
    private final EventPublisher events;
    private final Clock clock;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    KafkaBuildProgress(ImagesRequested fact, EventPublisher events, Clock clock) {
        this.fact = fact;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void downloaded(int done, int total) {
        send(counting(30 + 5.0 * done / total, "Downloading training images", done, total));
    }

    @Override
    public void packaged(int done, int total) {
        send(counting(35 + 10.0 * done / total, "Packaging images", done, total));
    }

    @Override
    public void creating() {
        send(running(46, "Creating training archive"));
    }

    @Override
    public void ready() {
        send(running(52, "Training archive ready"));
    }

    void postponed(Instant nextTry) {
        send(running(30, "The archive could not be built yet and is tried again")
                .setState(State.WAITING)
                .setWaitingReason("RETRY")
                .setWaitingSince(clock.instant())
                .setNextStepAt(nextTry));
    }

    /** The last record reaches the broker before the event that follows it. */
    void awaitAcknowledgement() {
        last.join();
    }

    private Progress.Builder counting(double percent, String what, int done, int total) {
        return running(percent, "%s %d/%d".formatted(what, done, total))
                .setDone((long) done)
                .setTotal((long) total)
                .setUnit("images");
    }

    private Progress.Builder running(double percent, String message) {
        return Progress.newBuilder()
                .setTrainingId(fact.getTrainingId())
                .setUserId(fact.getUserId())
                .setCharacterId(fact.getCharacterId())
                .setStage(Stage.ARCHIVE)
                .setState(State.RUNNING)
                .setPercent(percent)
                .setMessage(message)
                .setAt(clock.instant());
    }

    private void send(Progress.Builder progress) {
        last = events.send(Topics.PROGRESS, fact.getTrainingId(), progress.build());
    }
}
