package io.lorapipe.sandbox.faults;

import io.lorapipe.sandbox.faults.kinds.ListFault;
import io.lorapipe.sandbox.faults.kinds.Point;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A rule and what it has met; used under the lock of {@link Faults}. */
final class LiveRule {

    private final Rule rule;
    private final RandomGenerator random;
    private final Set<UUID> seen = new HashSet<>();
    private int met;
    private int thrown;

    /** The generator is this rule's own, so that no other rule's draws change its own. */
    LiveRule(Rule rule, RandomGenerator random) {
        this.rule = rule;
        this.random = random;
    }

    Rule rule() {
        return rule;
    }

    /** Counts the call, and draws; true when the rule wants to throw. */
    boolean meets(Call call) {
        if (!rule.matches(call) || metBefore(call)) {
            return false;
        }
        met++;
        return rule.occasion().due(met, random)
                && rule.times().map(most -> thrown < most).orElse(true);
    }

    void threw() {
        thrown++;
    }

    RuleCount count() {
        return new RuleCount(rule.entry(), met, thrown);
    }

    /** A run, and a request in lists, is asked about often, and met once. */
    private boolean metBefore(Call call) {
        return (call.at() == Point.RUN || rule.fault() instanceof ListFault.OfRequest)
                && call.requestId().map(id -> !seen.add(id)).orElse(false);
    }
}
