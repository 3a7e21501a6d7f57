package io.lorapipe.gateway.progress;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a training is: the members of the event {@code Progress}, as clients read them. */
public record ProgressRecord(
        UUID trainingId,
        String userId,
        String characterId,
        int attempt,
        String stage,
        ProgressState state,
        double percent,
        String message,
        @Nullable Long done,
        @Nullable Long total,
        @Nullable String unit,
        @Nullable Integer queuePosition,
        @Nullable Long etaSeconds,
        @Nullable String waitingReason,
        @Nullable Instant waitingSince,
        @Nullable Instant nextStepAt,
        @Nullable Instant deadline,
        @Nullable String failureCode,
        @Nullable String culprit,
        @Nullable String hint,
        Instant at) {}
