package io.lorapipe.training.attempt;

/** What the provider says to a cancel. */
public enum CancelAnswer {
    /** It will stop, if it can. */
    ACCEPTED,
    /** It had ended before; its result decides. */
    ALREADY_COMPLETED,
    /** It does not know the request. */
    NOT_FOUND,
    /** No answer that can be understood; asked again later. */
    UNANSWERED
}
