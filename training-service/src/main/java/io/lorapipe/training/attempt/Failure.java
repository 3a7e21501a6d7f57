package io.lorapipe.training.attempt;

import org.jspecify.annotations.Nullable;

/**
 * Why something cannot go on, fit to be shown.
 *
 * @param code what kind of failure
 * @param culprit what is at fault, by the name the user knows
 * @param message one sentence: what was found
 * @param hint one sentence: what to do
 */
public record Failure(
        Code code,
        @Nullable String culprit,
        String message,
        @Nullable String hint) {

    /** Kinds of failure; the same names as in the events. */
    public enum Code {
        OTHER,
        INVALID_REQUEST,
        INVALID_IMAGE,
        INVALID_IMAGE_COUNT,
        DUPLICATE_IMAGE,
        IMAGE_UNREACHABLE,
        FOREIGN_REFERENCE,
        ARCHIVE_TOO_LARGE,
        ARCHIVE_LOST,
        UNKNOWN_PRESET,
        INVALID_PARAMETER,
        STORE_REFUSED,
        STORE_UNAVAILABLE,
        LINK_UNREACHABLE,
        PROVIDER_REFUSED,
        PROVIDER_FAILED,
        QUEUE_TIMEOUT,
        RUN_TIMEOUT,
        OUTCOME_UNKNOWN,
        WEIGHTS_INVALID,
        WEIGHTS_LOST,
        CANCELLED,
        NOT_UNDERSTOOD,
        INTERNAL_ERROR
    }
}
