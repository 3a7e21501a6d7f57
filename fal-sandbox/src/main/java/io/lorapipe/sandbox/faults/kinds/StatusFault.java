package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.Map;
import java.util.function.Function;

/** What can happen to a status only: it is true, and said in an unusual way. */
public sealed interface StatusFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of(
            "no_logs", of -> new NoLogs(),
            "null_logs", of -> new NullLogs(),
            "old_logs", of -> new OldLogs(),
            "blank_error", of -> new BlankError(of.text("text").orElse("")));

    /** Without the field {@code logs}. */
    record NoLogs() implements StatusFault {}

    /** With {@code "logs": null}, asked for or not. */
    record NullLogs() implements StatusFault {}

    /** Level and source of a line stand in {@code labels}. */
    record OldLogs() implements StatusFault {}

    /** A success that has an {@code error}, with nothing in it. */
    record BlankError(String text) implements StatusFault {}
}
