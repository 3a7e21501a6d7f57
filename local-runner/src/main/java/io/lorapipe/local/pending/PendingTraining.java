package io.lorapipe.local.pending;

import java.util.Optional;

/**
 * A training that was asked for and has not been seen to end.
 *
 * @param idempotencyKey it is, or was, asked for with
 * @param trainingId once the gateway has answered
 */
public record PendingTraining(String idempotencyKey, Optional<String> trainingId) {}
