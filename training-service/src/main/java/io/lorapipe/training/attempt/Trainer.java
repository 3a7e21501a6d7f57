package io.lorapipe.training.attempt;

import io.lorapipe.presets.Preset;

/** Who trains. No method throws for what happens on the way to the provider: each answer says what is known. */
public interface Trainer {

    /** Sends at most one request, once; the answer says whether the provider has it, and never guesses. */
    Submission submit(Order order);

    /** Looks at an attempt, and at its result once it has ended; not being able to look says nothing about it. */
    Sight look(RemoteRequest request, Preset preset);

    /** Asks for an attempt to be cancelled; it may complete nevertheless. */
    CancelAnswer cancel(RemoteRequest request);

    /** Name of the provider in events. */
    String name();
}
