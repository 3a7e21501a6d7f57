package io.lorapipe.sandbox.faults;

import io.lorapipe.sandbox.faults.kinds.Fault;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a script.
 *
 * @param name of the fault
 * @param matching a text that the call must hold
 * @param times how often it is thrown at most
 * @param entry as it was written
 */
record Rule(
        Point at,
        String name,
        Fault fault,
        Optional<String> matching,
        Occasion occasion,
        Optional<Long> times,
        JsonNode entry) {

    static Rule read(int index, JsonNode json) {
        var entry = new Parameters("faults[" + index + "]", json);
        var at = entry.requiredChoice("at", Point.class);
        var rule = new Rule(
                at,
                entry.text("fault").orElse(""),
                at.read(entry),
                entry.text("matching"),
                Occasion.read(entry),
                entry.number("times", 1, Integer.MAX_VALUE),
                json);
        entry.end();
        return rule;
    }

    boolean matches(Call call) {
        return at == call.at() && matching.map(call::holds).orElse(true);
    }
}
