package io.lorapipe.presets;

import java.util.List;

/** What checking a training's parameters found. */
public sealed interface Validation {

    /** The trainer will take them. */
    record Valid(ValidatedInput input) implements Validation {}

    /** It will not, for all of these reasons. */
    record Invalid(List<Problem> problems) implements Validation {

        public Invalid {
            problems = List.copyOf(problems);
        }

        /** All problems as one text for users. */
        public String sentence() {
            return String.join(" ", problems.stream().map(Problem::sentence).toList());
        }
    }
}
