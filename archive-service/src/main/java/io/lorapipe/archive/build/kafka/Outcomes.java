package io.lorapipe.archive.build.kafka;

import io.lorapipe.archive.build.Archive;
import io.lorapipe.archive.build.Refusal;
import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveRebuildRequested;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingStopped;
import java.time.Instant;

/** What came of an images.requested, as events. */
final class Outcomes {

    private Outcomes() {}

    static Outcome created(ImagesRequested fact, Archive archive, boolean cached, Instant now) {
        var url = archive.location().url();
        var reference = ObjectReference.newBuilder()
                .setStore(archive.location().store())
                .setKey(archive.location().key().value())
                .setSize(archive.size())
                .setSha256(archive.sha256())
                .setContentType("application/zip")
                .setUrl(url == null ? null : url.toString())
                .build();
        return new Outcome(
                Topics.ARCHIVE_CREATED,
                ArchiveCreated.newBuilder()
                        .setTrainingId(fact.getTrainingId())
                        .setUserId(fact.getUserId())
                        .setCharacterId(fact.getCharacterId())
                        .setGeneration(fact.getGeneration())
                        .setPreset(fact.getPreset())
                        .setParameters(fact.getParameters())
                        .setTriggerWord(fact.getTriggerWord())
                        .setArchive(reference)
                        .setImageCount(archive.imageCount())
                        .setCached(cached)
                        .setCreatedAt(now)
                        .build());
    }

    static Outcome stopped(ImagesRequested fact, Refusal refusal, Instant now) {
        return new Outcome(
                Topics.TRAINING_STOPPED,
                stopped(fact, now)
                        .setCode(FailureCode.valueOf(refusal.code().name()))
                        .setCulprit(refusal.culprit())
                        .setMessage(refusal.message())
                        .setHint(refusal.hint())
                        .build());
    }

    static Outcome gaveUp(ImagesRequested fact, Instant now) {
        return new Outcome(
                Topics.TRAINING_STOPPED,
                stopped(fact, now)
                        .setCode(FailureCode.INTERNAL_ERROR)
                        .setCulprit("archive-service")
                        .setMessage("The archive could not be built, although it was tried again and again.")
                        .setHint("Start the training again later; the log of archive-service tells an operator more.")
                        .build());
    }

    /** The archive is gone, and so is what it was built from. */
    static Outcome lost(ArchiveRebuildRequested lost, Instant now) {
        return new Outcome(
                Topics.TRAINING_STOPPED,
                TrainingStopped.newBuilder()
                        .setTrainingId(lost.getTrainingId())
                        .setUserId(lost.getUserId())
                        .setCharacterId(lost.getCharacterId())
                        .setGeneration(lost.getGeneration())
                        .setStage(Stage.ARCHIVE)
                        .setCode(FailureCode.ARCHIVE_LOST)
                        .setCulprit("the archive")
                        .setMessage("The archive is gone, and what it was built from is no longer known.")
                        .setHint("Start the training again; the archive is then built anew.")
                        .setStoppedAt(now)
                        .build());
    }

    private static TrainingStopped.Builder stopped(ImagesRequested fact, Instant now) {
        return TrainingStopped.newBuilder()
                .setTrainingId(fact.getTrainingId())
                .setUserId(fact.getUserId())
                .setCharacterId(fact.getCharacterId())
                .setGeneration(fact.getGeneration())
                .setStage(Stage.ARCHIVE)
                .setStoppedAt(now);
    }
}
