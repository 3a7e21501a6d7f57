package io.lorapipe.benchmark.images;

import java.util.Map;
import java.util.Objects;

/** What works took that were measured by turns, in their order. */
record Measured(Map<String, Times> works) {

    Times of(String name) {
        return Objects.requireNonNull(works.get(name), name);
    }

    double ratio(String name, String other) {
        return of(name).median() / of(other).median();
    }
}
