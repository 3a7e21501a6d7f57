package io.lorapipe.gateway;

import com.fasterxml.uuid.Generators;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.WeightsRecovered;
import io.lorapipe.store.PutResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What another program and the stages say of one training. */
public record ToldByPipeline(UUID id, String userId, String characterId) {

    private static final String PRESET = "fal-ai/flux-lora-fast-training";

    public ToldByPipeline(String userId, String characterId) {
        this(Generators.timeBasedEpochGenerator().generate(), userId, characterId);
    }

    public ImagesRequested requested() {
        return ImagesRequested.newBuilder()
                .setTrainingId(id)
                .setUserId(userId)
                .setCharacterId(characterId)
                .setCharacterName("Nova")
                .setImages(List.of(ImageReference.newBuilder()
                        .setName("front.jpg")
                        .setUrl("https://example.org/front.jpg")
                        .build()))
                .setPreset(PRESET)
                .setParameters(Map.of("steps", 1000L))
                .setRequestedAt(Instant.now())
                .build();
    }

    public Progress running(double percent, String message) {
        return progress(State.RUNNING, percent, message);
    }

    Progress waiting(int attempt, String reason) {
        return Progress.newBuilder(progress(State.WAITING, 61, "The provider did not answer."))
                .setStage(Stage.TRAINING)
                .setAttempt(attempt)
                .setWaitingReason(reason)
                .build();
    }

    Progress training(int attempt) {
        return Progress.newBuilder(running(62, "Queued at the provider."))
                .setStage(Stage.TRAINING)
                .setAttempt(attempt)
                .build();
    }

    Progress completed() {
        return progress(State.COMPLETED, 100, "completed");
    }

    private Progress progress(State state, double percent, String message) {
        return Progress.newBuilder()
                .setTrainingId(id)
                .setUserId(userId)
                .setCharacterId(characterId)
                .setStage(Stage.ARCHIVE)
                .setState(state)
                .setPercent(percent)
                .setMessage(message)
                .setAt(Instant.now())
                .build();
    }

    public TrainingEnded ended(PutResult weights) {
        return end(Outcome.COMPLETED).setWeights(reference(weights)).build();
    }

    WeightsRecovered recovered(PutResult weights) {
        return WeightsRecovered.newBuilder()
                .setTrainingId(id)
                .setUserId(userId)
                .setCharacterId(characterId)
                .setAttempt(1)
                .setProvider("fal")
                .setRequestId("r-1")
                .setPreset(PRESET)
                .setWeights(reference(weights))
                .setRecoveredAt(Instant.now())
                .build();
    }

    private static ObjectReference reference(PutResult weights) {
        var object = weights.object();
        return new ObjectReference(
                object.store(), object.key().value(), object.size(), object.sha256(), object.contentType(), null);
    }

    public TrainingEnded failed() {
        return end(Outcome.FAILED)
                .setFailureCode(FailureCode.INVALID_IMAGE)
                .setCulprit("image 3 (front.jpg)")
                .setHint("replace it")
                .build();
    }

    private TrainingEnded.Builder end(Outcome outcome) {
        return TrainingEnded.newBuilder()
                .setTrainingId(id)
                .setUserId(userId)
                .setCharacterId(characterId)
                .setCharacterName("Nova")
                .setOutcome(outcome)
                .setAttempt(1)
                .setProvider("fal")
                .setPreset(PRESET)
                .setMessage("It ended")
                .setEndedAt(Instant.now());
    }
}
