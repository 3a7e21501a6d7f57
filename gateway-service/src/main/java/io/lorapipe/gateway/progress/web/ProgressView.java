package io.lorapipe.gateway.progress.web;

import io.lorapipe.gateway.progress.ProgressRecord;
import io.lorapipe.gateway.progress.ProgressState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a training is, as its owner reads it. */
public record ProgressView(
        UUID trainingId,
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
        Instant at) {

    /** The view of a record. */
    public static ProgressView of(ProgressRecord record) {
        return new ProgressView(
                record.trainingId(),
                record.characterId(),
                record.attempt(),
                record.stage(),
                record.state(),
                record.percent(),
                record.message(),
                record.done(),
                record.total(),
                record.unit(),
                record.queuePosition(),
                record.etaSeconds(),
                record.waitingReason(),
                record.waitingSince(),
                record.nextStepAt(),
                record.deadline(),
                record.failureCode(),
                record.culprit(),
                record.hint(),
                record.at());
    }
}
