package io.lorapipe.training.run.kafka;

import io.lorapipe.messaging.work.Outbox;
import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.schemas.WeightsRecovered;
import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.store.Announcements;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Puts what was decided into the outbox, as events. The same key keeps their order per topic, and only there. */
public final class Told implements Announcements {

    private final Outbox outbox;
    private final String provider;

    public Told(Outbox outbox, String provider) {
        this.outbox = outbox;
        this.provider = provider;
    }

    @Override
    public void announce(Training training, News news) {
        switch (news) {
            case News.Progressed progressed ->
                put(training, Topics.PROGRESS, ProgressRecords.of(training, progressed.report(), progressed.at()));
            case News.Submitted submitted ->
                put(training, Topics.TRAINING_SUBMITTED, submitted(training, submitted.attempt()));
            case News.Ended ended -> {
                put(training, Topics.TRAINING_ENDED, ended(training, ended.ending()));
                put(training, Topics.PROGRESS, ProgressRecords.terminal(training, ended.ending()));
            }
            case News.Recovered recovered ->
                put(training, Topics.WEIGHTS_RECOVERED, recovered(training, recovered.attempt()));
        }
    }

    private void put(Training training, String topic, SpecificRecordBase event) {
        outbox.put(training.id(), new Outcome(topic, event));
    }

    private TrainingSubmitted submitted(Training training, Attempt.Submitted attempt) {
        var upload = Objects.requireNonNull(training.facts().upload());
        return TrainingSubmitted.newBuilder()
                .setTrainingId(training.id())
                .setUserId(training.userId())
                .setCharacterId(Objects.requireNonNull(training.characterId()))
                .setAttempt(attempt.number())
                .setAttemptId(attempt.attemptId())
                .setProvider(provider)
                .setPreset(Objects.requireNonNull(training.facts().request()).preset())
                .setRequestId(attempt.remote().requestId())
                .setArchiveSha256(upload.archive().sha256())
                .setSubmittedAt(attempt.since())
                .build();
    }

    private TrainingEnded ended(Training training, Ending ending) {
        var request = training.facts().request();
        var upload = training.facts().upload();
        var failure = ending.failure();
        return TrainingEnded.newBuilder()
                .setTrainingId(training.id())
                .setUserId(training.userId())
                .setCharacterId(Objects.requireNonNullElse(training.characterId(), ""))
                .setCharacterName(request == null ? null : request.characterName())
                .setOutcome(io.lorapipe.schemas.Outcome.valueOf(ending.outcome().name()))
                .setAttempt(training.lastBegun())
                .setProvider(training.hasBegun() ? provider : null)
                .setRequestId(Training.requestId(training.attempt()))
                .setPreset(request == null ? "" : request.preset())
                .setParameters(request == null ? Map.of() : request.parameters())
                .setTriggerWord(request == null ? null : request.triggerWord())
                .setArchiveSha256(upload == null ? null : upload.archive().sha256())
                .setImageCount(upload == null ? 0 : upload.imageCount())
                .setWeights(reference(ending.weights()))
                .setConfig(reference(ending.config()))
                .setFailureCode(ProgressRecords.code(failure))
                .setCulprit(failure == null ? null : failure.culprit())
                .setMessage(ending.message())
                .setHint(failure == null ? null : failure.hint())
                .setEndedAt(ending.at())
                .build();
    }

    private WeightsRecovered recovered(Training training, Attempt.Completed attempt) {
        var request = Objects.requireNonNull(training.facts().request());
        return WeightsRecovered.newBuilder()
                .setTrainingId(training.id())
                .setUserId(training.userId())
                .setCharacterId(Objects.requireNonNull(training.characterId()))
                .setCharacterName(request.characterName())
                .setAttempt(attempt.number())
                .setProvider(provider)
                .setRequestId(attempt.remote().requestId())
                .setPreset(request.preset())
                .setParameters(request.parameters())
                .setTriggerWord(request.triggerWord())
                .setWeights(reference(attempt.weights()))
                .setConfig(reference(attempt.config()))
                .setRecoveredAt(attempt.since())
                .build();
    }

    private static @Nullable ObjectReference reference(@Nullable StoredFile file) {
        return file == null
                ? null
                : ObjectReference.newBuilder()
                        .setStore(file.store())
                        .setKey(file.key())
                        .setSize(file.size())
                        .setSha256(file.sha256())
                        .setContentType(file.contentType())
                        .setUrl(file.url() == null ? null : file.url().toString())
                        .build();
    }
}
