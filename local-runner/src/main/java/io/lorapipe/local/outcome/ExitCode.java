package io.lorapipe.local.outcome;

/** What a command says to the shell. */
public enum ExitCode {
    DONE(0),
    TRAINING_FAILED(1),
    BAD_INPUT(2),
    NO_PLATFORM(3),
    CANCELLED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the shell sees. */
    public int number() {
        return number;
    }
}
