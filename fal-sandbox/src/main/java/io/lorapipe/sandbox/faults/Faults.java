package io.lorapipe.sandbox.faults;

import io.lorapipe.sandbox.faults.kinds.Fault;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The script in force; whoever may fail asks here first. Without a script, nothing is ever thrown. */
public final class Faults implements AutoCloseable {

    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thrown> thrown = new ArrayList<>();
    private volatile List<LiveRule> rules = List.of();
    private long seed;

    public Faults(Clock clock) {
        this.clock = clock;
    }

    /** Takes the place of the script before; what that one threw stays thrown. */
    public synchronized void replace(FaultScript script) {
        var random = new SplittableRandom(script.seed());
        seed = script.seed();
        rules = script.rules().stream()
                .map(rule -> new LiveRule(rule, random.split()))
                .toList();
    }

    public void clear() {
        replace(FaultScript.NONE);
    }

    /** Whether the script says anything about this point; cheap, for the straight path. */
    public boolean concern(Point at) {
        return rules.stream().anyMatch(rule -> rule.rule().at() == at);
    }

    /** The fault for this call, which is written down as thrown. */
    public <F extends Fault> Optional<F> next(Class<F> kind, Call call) {
        return next(call, kind::isInstance).map(hit -> kind.cast(hit.fault()));
    }

    /** As above, with the place in the log; rules whose fault does not apply to the call do not meet it. */
    public synchronized Optional<Hit> next(Call call, Predicate<Fault> applies) {
        var winner = -1;
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            // Every rule counts, so that one rule's luck does not change another's.
            if (applies.test(rule.rule().fault()) && rule.meets(call) && winner < 0) {
                winner = i;
            }
        }
        return winner < 0 ? Optional.empty() : Optional.of(throwing(winner, call));
    }

    /** A fault that was thrown turned out to be about this request. */
    public synchronized void concerns(Hit hit, UUID requestId) {
        thrown.set(hit.number() - 1, thrown.get(hit.number() - 1).about(requestId));
    }

    public synchronized List<Thrown> thrown() {
        return List.copyOf(thrown);
    }

    public synchronized long seed() {
        return seed;
    }

    public synchronized List<RuleCount> counts() {
        return rules.stream().map(LiveRule::count).toList();
    }

    /** Waits, though not longer than the sandbox lives. */
    public void pause(Duration duration) {
        try {
            var _ = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go of everyone who waits. */
    @Override
    public void close() {
        closed.countDown();
    }

    private Hit throwing(int index, Call call) {
        var live = rules.get(index);
        live.threw();
        var number = thrown.size() + 1;
        thrown.add(new Thrown(
                number,
                clock.instant(),
                Parameters.written(live.rule().at()),
                live.rule().name(),
                index,
                call.requestId(),
                call.archiveUrl(),
                call.url()));
        return new Hit(live.rule().fault(), number);
    }
}
