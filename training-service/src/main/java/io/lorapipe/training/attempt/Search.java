package io.lorapipe.training.attempt;

/** What a search for an unanswered attempt brought. */
public sealed interface Search {

    /** This request is the attempt. */
    record Found(RemoteRequest remote) implements Search {}

    /** Nothing matched, which proves nothing: lists lag behind. */
    record NotListed() implements Search {}

    /** More than one matched, which is no match. */
    record Ambiguous(int matches) implements Search {}

    /** Nobody could be asked. */
    record Unavailable(String reason) implements Search {}
}
