package io.lorapipe.local.gateway;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A training, as the gateway shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingView(
        String id,
        String characterId,
        String characterName,
        String state,
        boolean cancelRequested,
        String preset,
        @Nullable String triggerWord,
        String requestedAt,
        @Nullable String endedAt,
        @Nullable ProgressRecord progress,
        int attempt,
        @Nullable Failure failure,
        @Nullable Integer version,
        @Nullable Weights weights,
        @Nullable List<Warning> warnings) {

    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELLED");
    private static final Set<String> BEFORE_SENDING = Set.of("ADMISSION", "PROVIDER_PAUSED", "RETRY");

    /** Why a training ended without weights. */
    public record Failure(
            String code,
            @Nullable String culprit,
            @Nullable String message,
            @Nullable String hint) {

        /** For users: what happened, and what to do. */
        public String sentence() {
            var words = message == null ? "The training ended: " + code + "." : message;
            return hint == null || words.contains(hint) ? words : words + " " + hint;
        }
    }

    /** What may make a worse training. */
    public record Warning(String code, String culprit, String message) {}

    /** The weights of a completed training. */
    public record Weights(String sha256, long size, String url, String fileName) {}

    @JsonIgnore
    public boolean isEnded() {
        return isEnded(state);
    }

    /** Whether its last attempt was never answered. */
    @JsonIgnore
    public boolean isHeld() {
        return waitsFor("HELD");
    }

    /** Whether it waits to be sent. */
    @JsonIgnore
    public boolean isToBeSent() {
        return BEFORE_SENDING.stream().anyMatch(this::waitsFor);
    }

    /** What was last said of it. */
    @JsonIgnore
    public String saying() {
        return progress == null ? "" : progress.message();
    }

    private boolean waitsFor(String reason) {
        return state.equals("WAITING") && progress != null && reason.equals(progress.waitingReason());
    }

    static boolean isEnded(String state) {
        return ENDED.contains(state);
    }
}
