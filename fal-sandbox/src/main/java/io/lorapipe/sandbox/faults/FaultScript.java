package io.lorapipe.sandbox.faults;

import io.lorapipe.sandbox.faults.script.InvalidScript;
import io.lorapipe.sandbox.faults.script.Parameters;
import io.lorapipe.sandbox.faults.script.ScriptText;
import java.util.ArrayList;
import java.util.List;

/**
 * What shall go wrong.
 *
 * @param seed of everything that is drawn
 * @param rules in their order: of those that are due for a call, the first throws
 */
public record FaultScript(long seed, List<Rule> rules) {

    static final FaultScript NONE = new FaultScript(0, List.of());

    /** Reads JSON or YAML; throws {@link InvalidScript} with a sentence that names the entry and the field. */
    public static FaultScript read(String text) {
        var script = new Parameters("The fault script", ScriptText.read(text));
        var seed = script.number("seed", 0, Long.MAX_VALUE).orElse(0L);
        var faults = script.json("faults")
                .orElseThrow(() -> script.missing("faults", "a list of entries, each with at and fault"));
        if (!faults.isArray()) {
            script.refuse("faults", faults, "a list of entries, each with at and fault");
        }
        script.end();
        var rules = new ArrayList<Rule>();
        faults.forEach(entry -> rules.add(Rule.read(rules.size(), entry)));
        return new FaultScript(seed, List.copyOf(rules));
    }
}
