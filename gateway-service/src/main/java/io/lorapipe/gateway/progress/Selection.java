package io.lorapipe.gateway.progress;

import java.util.UUID;

/** Which records a stream carries. */
public sealed interface Selection {

    /** Those of one training; its stream ends with the training. */
    record OfTraining(UUID trainingId) implements Selection {}

    /** Those of all trainings of a user. */
    record OfUser(String userId) implements Selection {}
}
