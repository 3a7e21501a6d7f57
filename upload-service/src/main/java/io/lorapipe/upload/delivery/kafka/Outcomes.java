package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveRebuildRequested;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.store.Location;
import java.time.Instant;

/** What came of an archive.created, as events. */
final class Outcomes {

    private Outcomes() {}

    static Outcome uploaded(ArchiveCreated fact, Location location, Instant now) {
        var archive = ObjectReference.newBuilder(fact.getArchive())
                .setStore(location.store())
                .setKey(location.key().value())
                .setUrl(location.url() == null ? null : location.url().toString())
                .build();
        return new Outcome(
                Topics.ARCHIVE_UPLOADED,
                ArchiveUploaded.newBuilder()
                        .setTrainingId(fact.getTrainingId())
                        .setUserId(fact.getUserId())
                        .setCharacterId(fact.getCharacterId())
                        .setGeneration(fact.getGeneration())
                        .setPreset(fact.getPreset())
                        .setParameters(fact.getParameters())
                        .setTriggerWord(fact.getTriggerWord())
                        .setArchive(archive)
                        .setImageCount(fact.getImageCount())
                        .setUploadedAt(now)
                        .build());
    }

    static Outcome rebuild(ArchiveCreated fact, Instant now) {
        return new Outcome(
                Topics.ARCHIVE_REBUILD_REQUESTED,
                ArchiveRebuildRequested.newBuilder()
                        .setTrainingId(fact.getTrainingId())
                        .setUserId(fact.getUserId())
                        .setCharacterId(fact.getCharacterId())
                        .setGeneration(fact.getGeneration())
                        .setRequestedAt(now)
                        .build());
    }

    static Outcome lost(ArchiveCreated fact, Instant now) {
        return stopped(
                fact,
                FailureCode.ARCHIVE_LOST,
                fact.getArchive().getKey(),
                "The archive was built %d times, and each time was gone from the staging store, or damaged, before it was delivered."
                        .formatted(fact.getGeneration() + 1),
                "See who else deletes in the staging store, then start the training again.",
                now);
    }

    static Outcome notUnderstood(ArchiveCreated fact, Instant now) {
        return stopped(
                fact,
                FailureCode.NOT_UNDERSTOOD,
                "the archive",
                "The record of the archive names a place, a size or a digest that cannot be.",
                "Start the training again; what wrote the record has a defect.",
                now);
    }

    static Outcome foreign(ArchiveCreated fact, Instant now) {
        return stopped(
                fact,
                FailureCode.FOREIGN_REFERENCE,
                "the archive",
                "The archive does not lie where the archives of the user of the training lie.",
                "Start the training again with images of the same user.",
                now);
    }

    static Outcome refused(ArchiveCreated fact, String why, Instant now) {
        return stopped(
                fact,
                FailureCode.STORE_REFUSED,
                "the delivery store",
                why,
                "Correct the settings of the store, then start the training again.",
                now);
    }

    static Outcome tooLarge(ArchiveCreated fact, String why, Instant now) {
        return stopped(
                fact,
                FailureCode.ARCHIVE_TOO_LARGE,
                "the archive",
                why,
                "Use fewer or smaller images, or a store that takes more, then start the training again.",
                now);
    }

    static Outcome gaveUp(ArchiveCreated fact, Instant now) {
        return stopped(
                fact,
                FailureCode.STORE_UNAVAILABLE,
                "upload-service",
                "The archive could not be uploaded, although it was tried again and again.",
                "Start the training again later; the log of upload-service tells an operator more.",
                now);
    }

    private static Outcome stopped(
            ArchiveCreated fact, FailureCode code, String culprit, String message, String hint, Instant now) {
        return new Outcome(
                Topics.TRAINING_STOPPED,
                TrainingStopped.newBuilder()
                        .setTrainingId(fact.getTrainingId())
                        .setUserId(fact.getUserId())
                        .setCharacterId(fact.getCharacterId())
                        .setGeneration(fact.getGeneration())
                        .setStage(Stage.UPLOAD)
                        .setCode(code)
                        .setCulprit(culprit)
                        .setMessage(message)
                        .setHint(hint)
                        .setStoppedAt(now)
                        .build());
    }
}
