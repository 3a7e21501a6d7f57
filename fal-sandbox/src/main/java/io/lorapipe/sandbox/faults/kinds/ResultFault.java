package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** What can happen to a result only. */
public sealed interface ResultFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS =
            Map.of("expired", of -> new Expired(of.duration("after").orElse(Duration.ZERO)));

    /** Gone so long after the end: 404 from then on. */
    record Expired(Duration after) implements ResultFault {}
}
