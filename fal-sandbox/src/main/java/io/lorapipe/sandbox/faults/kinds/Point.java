package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Where things can go wrong, and what can go wrong there. */
public enum Point {
    /** A submit. */
    SUBMIT(CallFault.KINDS, SubmitFault.KINDS),
    /** A status, polled or streamed. */
    STATUS(CallFault.KINDS, StatusFault.KINDS),
    /** A result. */
    RESULT(CallFault.KINDS, ResultFault.KINDS),
    /** A cancel. */
    CANCEL(CallFault.KINDS, CancelFault.KINDS),
    /** A run, met once, when its request could leave the queue. */
    RUN(RunFault.KINDS),
    /** The sending of a webhook. */
    WEBHOOK(WebhookFault.KINDS),
    /** The download of a file that a run made. */
    FILE(CallFault.KINDS, FileFault.KINDS),
    /** An upload: asking for the target, or putting bytes there. */
    UPLOAD(CallFault.KINDS),
    /** The Platform API's list of requests. */
    LIST(CallFault.KINDS, ListFault.KINDS),
    /** The published keys of webhook signatures. */
    KEYS(CallFault.KINDS);

    private final Map<String, Function<Parameters, Fault>> faults = new TreeMap<>();

    @SafeVarargs
    Point(Map<String, Function<Parameters, Fault>>... kinds) {
        for (var kind : kinds) {
            faults.putAll(kind);
        }
    }

    /** Reads the fault that an entry names and its parameters. */
    public Fault read(Parameters entry) {
        var allowed = "one of " + String.join(", ", faults.keySet()) + ", as it is at " + Parameters.written(this);
        var name = entry.required("fault", allowed);
        var reader = faults.get(name);
        return reader == null ? entry.refuse("fault", entry.json("fault").orElseThrow(), allowed) : reader.apply(entry);
    }
}
