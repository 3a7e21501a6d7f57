package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.Map;
import java.util.function.Function;

/** What can happen to the download of a run's files only. */
public sealed interface FileFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of(
            "slow",
                    of -> new Slow(of.number("bytes_per_second", 1, Long.MAX_VALUE)
                            .orElseThrow(() -> of.missing("bytes_per_second", "a whole number from 1 on"))),
            "not_safetensors", of -> new NotSafetensors(),
            "expired", of -> new Gone());

    /** All of it, at this speed. */
    record Slow(long bytesPerSecond) implements FileFault {}

    /** As many bytes as there should be, but other ones. */
    record NotSafetensors() implements FileFault {}

    /** 404. */
    record Gone() implements FileFault {}
}
