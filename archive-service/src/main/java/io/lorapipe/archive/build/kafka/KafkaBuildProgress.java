package io.lorapipe.archive.build.kafka;

import io.lorapipe.archive.build.BuildProgress;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.Series;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.StageProgress;
import io.lorapipe.schemas.Topics;
import java.time.Clock;
import java.time.Instant;

/** Publishes how far the archive of one training is; percents as docs/architecture.md lists them. */
final class KafkaBuildProgress implements BuildProgress {

    private static final double BEGIN = 30;
    private static final double END = 52;

    private final StageProgress progress;
    private final Series records;

    KafkaBuildProgress(ImagesRequested fact, boolean first, EventPublisher events, Clock clock) {
        this.progress = new StageProgress(
                fact.getTrainingId(),
                fact.getUserId(),
                fact.getCharacterId(),
                Stage.ARCHIVE,
                first && fact.getGeneration() == 0 ? BEGIN : END,
                clock);
        this.records = events.series(Topics.PROGRESS, fact.getTrainingId());
    }

    @Override
    public void downloaded(int done, int total) {
        records.send(counting(30 + 5.0 * done / total, "Downloading training images", done, total));
    }

    @Override
    public void packaged(int done, int total) {
        records.send(counting(35 + 10.0 * done / total, "Packaging images", done, total));
    }

    @Override
    public void creating() {
        records.send(progress.running(46, "Creating training archive").build());
    }

    @Override
    public void ready() {
        records.send(progress.running(END, "Training archive ready").build());
    }

    void postponed(Instant nextTry) {
        var message = "The archive could not be built yet and is tried again";
        records.send(progress.retrying(END, message, nextTry).build());
    }

    /** The last record reaches the broker before the event that follows it. */
    void awaitAcknowledgement() {
        records.await();
    }

    private Progress counting(double percent, String what, int done, int total) {
        return progress.running(percent, "%s %d/%d".formatted(what, done, total))
                .setDone((long) done)
                .setTotal((long) total)
                .setUnit("images")
                .build();
    }
}
