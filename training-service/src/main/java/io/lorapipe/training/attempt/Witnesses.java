package io.lorapipe.training.attempt;

import io.lorapipe.presets.Preset;
import java.time.Instant;
import java.util.UUID;

/** Who can tell what became of an attempt that was never answered. None of them proves that it was not accepted. */
public interface Witnesses {

    /** The one request whose input names this attempt, by its link, in the provider's list of requests since then. */
    Search byAttempt(Preset preset, UUID attemptId, Instant since);

    /**
     * The request of this id, which somebody claims to be this attempt; found when the provider knows it under our key
     * and its list, where it has it, does not name another attempt for it.
     */
    Search byId(Preset preset, String requestId, UUID attemptId);
}
