package io.lorapipe.gateway.training.resolve;

/** What came of a decision about a training. */
public sealed interface ResolveResult {

    /** The pipeline is told of it. */
    record PassedOn(String owner) implements ResolveResult {}

    /** The training does not wait for a decision. */
    record NotHeld(String owner) implements ResolveResult {}

    /** There is no such training for this user. */
    record NoTraining() implements ResolveResult {}
}
