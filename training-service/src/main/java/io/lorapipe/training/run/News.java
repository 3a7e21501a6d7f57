package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Attempt;
import java.time.Instant;

/** What others are told about a training; told in the transaction that decided it. */
public sealed interface News {

    /** It is this far. */
    record Progressed(Report report, Instant at) implements News {}

    /** The provider accepted an attempt. */
    record Submitted(Attempt.Submitted attempt) implements News {}

    /** It reached its end: the one end event, and the one terminal progress. */
    record Ended(Ending ending) implements News {}

    /** An attempt brought weights after it had ended without any. */
    record Recovered(Attempt.Completed attempt) implements News {}
}
