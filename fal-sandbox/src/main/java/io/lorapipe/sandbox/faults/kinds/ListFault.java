package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** What can happen to the Platform API's lists of requests only. */
public sealed interface ListFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of(
            "lag", of -> new Lag(of.requiredDuration("by")),
            "omit", of -> new Omit(),
            "repeat", of -> new Repeat(),
            "unknown_fields", of -> new UnknownFields(),
            "no_payloads", of -> new NoPayloads());

    /** What happens to a request in all lists; each request is met once. */
    sealed interface OfRequest extends ListFault {}

    /** What happens to one answer. */
    sealed interface OfAnswer extends ListFault {}

    /** It shows only so long after it was accepted. */
    record Lag(Duration by) implements OfRequest {}

    /** It never shows. */
    record Omit() implements OfRequest {}

    /** A page begins with the last item of the page before. */
    record Repeat() implements OfAnswer {}

    /** There are fields that nobody has heard of. */
    record UnknownFields() implements OfAnswer {}

    /** There are no payloads, asked for or not. */
    record NoPayloads() implements OfAnswer {}
}
