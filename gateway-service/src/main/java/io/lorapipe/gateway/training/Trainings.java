package io.lorapipe.gateway.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trainings of all users; nobody is shown another's. */
public interface Trainings {

    /** The user's training of this id. */
    Optional<Training> find(String userId, UUID id);

    /** The user's trainings, newest first. */
    List<Training> of(String userId, Filter filter);

    /** What the user's key was used for before. */
    Optional<KeyUse> earlierUse(String userId, String key);

    /**
     * Stores a training, its first progress and its request for the pipeline, all or nothing; when the key was used
     * before, nothing is stored and that use is told.
     */
    Optional<KeyUse> request(Request request, Cautions cautions, KeyUse key);

    /** Asks the pipeline to cancel an active training of the user; asked before, it is not asked again. */
    void cancel(String userId, UUID id);

    /**
     * Which trainings to list.
     *
     * @param state only these; null lists all
     * @param characterId only those of this character; null lists all
     * @param limit at most so many
     */
    record Filter(@Nullable TrainingState state, @Nullable String characterId, int limit) {}

    /**
     * One use of an idempotency key.
     *
     * @param key the client's key
     * @param bodySha256 digest of what was asked for
     * @param trainingId the training that came of it
     */
    record KeyUse(String key, String bodySha256, UUID trainingId) {}
}
