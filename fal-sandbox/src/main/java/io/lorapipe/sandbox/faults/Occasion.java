package io.lorapipe.sandbox.faults;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Which of the calls that a rule meets are due. */
sealed interface Occasion {

    record Always() implements Occasion {}

    /** The first is 1. */
    record Nth(Set<Integer> numbers) implements Occasion {}

    record Every(long interval) implements Occasion {}

    record Chance(double probability) implements Occasion {}

    /** Draws, where there is something to draw, once for each call that is met. */
    default boolean due(int met, RandomGenerator random) {
        return switch (this) {
            case Always always -> true;
            case Nth(var numbers) -> numbers.contains(met);
            case Every(var interval) -> met % interval == 0;
            case Chance(var probability) -> random.nextDouble() < probability;
        };
    }

    static Occasion read(Parameters entry) {
        var found = new ArrayList<Occasion>();
        var nth = entry.json("nth").filter(value -> value.isNumber()).isPresent()
                ? entry.number("nth", 1, Integer.MAX_VALUE)
                        .map(only -> List.of(only.intValue()))
                        .orElseThrow()
                : entry.numbers("nth", 1);
        if (!nth.isEmpty()) {
            found.add(new Nth(Set.copyOf(nth)));
        }
        entry.number("every", 1, Integer.MAX_VALUE).map(Every::new).ifPresent(found::add);
        entry.fraction("chance").map(Chance::new).ifPresent(found::add);
        if (found.size() > 1) {
            throw entry.contradiction("has more than one of nth, every and chance; name one.");
        }
        return found.isEmpty() ? new Always() : found.getFirst();
    }
}
