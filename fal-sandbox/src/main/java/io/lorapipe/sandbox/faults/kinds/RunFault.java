package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What can happen to a run, and to what it gives. */
public sealed interface RunFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of(
            "stuck_in_queue", of -> new StuckInQueue(),
            "never_ends", of -> new NeverEnds(),
            "slow", of -> new Slow(of.requiredDuration("by")),
            "fail", Failures::read,
            "wrong_file_size",
                    of -> new WrongFileSize(
                            of.number("file_size", 0, Long.MAX_VALUE).orElse(1L)),
            "foreign_files", of -> new ForeignFiles(Urls.base(of, "base").orElse(Urls.FOREIGN)));

    /** Waits for its turn until its start timeout or a cancel ends it. */
    record StuckInQueue() implements RunFault {}

    /** Runs until a cancel ends it. */
    record NeverEnds() implements RunFault {}

    /** Takes so much longer. */
    record Slow(Duration by) implements RunFault {}

    /**
     * Ends badly.
     *
     * @param status of the result
     * @param shape how the body of the result is built
     * @param retryable what {@code X-Fal-Retryable} says, if it is there
     * @param after how long it runs before
     */
    record Fail(String type, int status, Shape shape, Optional<Boolean> retryable, String message, Duration after)
            implements RunFault {}

    /** Succeeds, and states this size for every file. */
    record WrongFileSize(long fileSize) implements RunFault {}

    /** Succeeds, and its files are said to lie at this address. */
    record ForeignFiles(String base) implements RunFault {}

    /** The bodies of a result that is an error. */
    enum Shape {
        /** A model's {@code detail}, a list. */
        LIST,
        /** A model's {@code detail}, a sentence. */
        TEXT,
        /** The platform's: a sentence and an {@code error_type}. */
        FLAT
    }
}
