package io.lorapipe.sandbox.webhook;

/** What a receiver made of a webhook. */
public sealed interface Reply {

    /** A 2xx. */
    record Acknowledged() implements Reply {}

    /** It will never be acknowledged there, for the reason stated. */
    record Hopeless(String reason) implements Reply {}

    /** Not this time. */
    record TryAgain(String reason) implements Reply {}
}
