package io.lorapipe.gateway.training.resolve;

import java.util.Optional;
import java.util.UUID;

/** The trainings of all users, for those who may decide about them. */
public interface HeldTrainings {

    /** Whose training it is; empty where there is none. */
    Optional<String> owner(UUID trainingId);

    /** Tells the pipeline of a decision, all or nothing; false, and nothing is told, once the training has ended. */
    boolean decide(Resolution resolution);

    /**
     * One decision.
     *
     * @param attempt number of the attempt that it is about, from 1
     * @param decidedBy who decided
     */
    record Resolution(UUID trainingId, int attempt, Decision decision, String decidedBy) {}
}
