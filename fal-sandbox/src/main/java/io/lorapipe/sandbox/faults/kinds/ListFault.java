package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** What can happen to the Platform API's list of requests only. */
public sealed interface ListFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of("lag", of -> new Lag(of.requiredDuration("by")));

    /** It knows nothing of what was accepted later than so long ago. */
    record Lag(Duration by) implements ListFault {}
}
