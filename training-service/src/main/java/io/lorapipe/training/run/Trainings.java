package io.lorapipe.training.run;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The trainings. Every method fails by an exception when the database cannot be reached; nothing is half done then. */
public interface Trainings {

    /**
     * Decides about one training: locks it, applies {@code decide}, and stores what was decided together with its news
     * and wake-ups, all in one transaction. A training that is not known is made as {@code ifNew}.
     */
    Decision decide(Training ifNew, Function<Training, Decision> decide);

    /** The same for a training that is known. */
    Decision decide(UUID trainingId, Function<Training, Decision> decide);

    Optional<Training> find(UUID trainingId);

    /** The training that an attempt, of any number, belongs to. */
    Optional<UUID> havingAttempt(UUID attemptId);

    /** The attempt, of any training, that is this request of the provider. */
    Optional<UUID> attemptBeing(String requestId);

    /** All whose follower still has something to do. */
    List<UUID> unsettled();
}
