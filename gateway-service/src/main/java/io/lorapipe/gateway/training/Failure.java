package io.lorapipe.gateway.training;

import org.jspecify.annotations.Nullable;

/**
 * Why a training ended without weights.
 *
 * @param code stable name of the reason
 * @param culprit what is at fault, by the name the user knows
 * @param message one sentence: what was found
 * @param hint one sentence: what to do
 */
public record Failure(
        String code,
        @Nullable String culprit,
        String message,
        @Nullable String hint) {}
