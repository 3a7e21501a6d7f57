package io.lorapipe.local.gateway;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One record of progress, as the gateway streams it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressRecord(
        @Nullable String trainingId,
        @Nullable String characterId,
        int attempt,
        String stage,
        String state,
        double percent,
        String message,
        @Nullable Long done,
        @Nullable Long total,
        @Nullable String unit,
        @Nullable Integer queuePosition,
        @Nullable Long etaSeconds,
        @Nullable String waitingReason,
        @Nullable String waitingSince,
        @Nullable String nextStepAt,
        @Nullable String deadline,
        @Nullable String failureCode,
        @Nullable String culprit,
        @Nullable String hint,
        @Nullable String at) {

    /** Progress of the command's own upload of reference images, the first 30 percent. */
    public static ProgressRecord ofUpload(int done, int total) {
        return new ProgressRecord(
                null,
                null,
                0,
                "GATEWAY",
                "RUNNING",
                30.0 * done / total,
                "Uploading reference images %d/%d".formatted(done, total),
                (long) done,
                (long) total,
                "images",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether nothing follows it. */
    @JsonIgnore
    public boolean isTerminal() {
        return TrainingView.isEnded(state);
    }

    /** Whether it is news after the other: redelivery may repeat earlier records. */
    boolean follows(ProgressRecord other) {
        return isTerminal() || attempt > other.attempt || attempt == other.attempt && percent >= other.percent;
    }
}
