package io.lorapipe.store.check;

/** What came of one step. */
public sealed interface StepResult {

    /** What was tried. */
    Step step();

    /** It works; the detail says what was seen. */
    record Ok(Step step, String detail) implements StepResult {}

    /** It does not; the sentence says what happened, and the advice which right or setting to look at. */
    record Failed(Step step, String sentence, String advice) implements StepResult {}

    /** It was not tried, or could not be; no failure. */
    record Skipped(Step step, String why) implements StepResult {}
}
