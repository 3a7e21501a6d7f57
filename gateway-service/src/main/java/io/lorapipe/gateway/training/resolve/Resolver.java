package io.lorapipe.gateway.training.resolve;

import io.lorapipe.gateway.progress.Entry;
import io.lorapipe.gateway.progress.ProgressLog;
import io.lorapipe.gateway.progress.ProgressRecord;
import io.lorapipe.gateway.progress.ProgressState;
import io.lorapipe.gateway.training.resolve.HeldTrainings.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Passes on what a training's owner, or an operator, decides about it while it is held. */
public final class Resolver {

    /** As training-service names the reason in its progress. */
    private static final String HELD = "HELD";

    private final HeldTrainings trainings;
    private final ProgressLog progress;
    private final Set<String> operators;

    public Resolver(HeldTrainings trainings, ProgressLog progress, Set<String> operators) {
        this.trainings = trainings;
        this.progress = progress;
        this.operators = Set.copyOf(operators);
    }

    /** What becomes of this user's decision; the pipeline alone carries it out. */
    public ResolveResult resolve(String userId, UUID trainingId, Decision decision) {
        var owner = trainings.owner(trainingId).filter(it -> it.equals(userId) || operators.contains(userId));
        if (owner.isEmpty()) {
            return new ResolveResult.NoTraining();
        }
        var isPassedOn = heldAttempt(trainingId)
                .map(attempt -> new Resolution(trainingId, attempt, decision, userId))
                .filter(trainings::decide)
                .isPresent();
        return isPassedOn ? new ResolveResult.PassedOn(owner.get()) : new ResolveResult.NotHeld(owner.get());
    }

    private Optional<Integer> heldAttempt(UUID trainingId) {
        return Optional.ofNullable(progress.newest(List.of(trainingId)).get(trainingId))
                .map(Entry::record)
                .filter(record -> record.state() == ProgressState.WAITING && HELD.equals(record.waitingReason()))
                .map(ProgressRecord::attempt);
    }
}
