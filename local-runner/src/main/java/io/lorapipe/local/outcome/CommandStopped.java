package io.lorapipe.local.outcome;

import org.jspecify.annotations.Nullable;

/** A command cannot go on; the message is a sentence for its user that names the culprit and the way out. */
public class CommandStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public CommandStopped(ExitCode exitCode, String sentence) {
        this(exitCode, sentence, null);
    }

    public CommandStopped(ExitCode exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** Something about what was typed, or the files it names. */
    public static CommandStopped badInput(String sentence) {
        return new CommandStopped(ExitCode.BAD_INPUT, sentence);
    }

    /** Neither is there a platform, nor does one start. */
    public static CommandStopped noPlatform(String sentence, @Nullable Throwable cause) {
        return new CommandStopped(ExitCode.NO_PLATFORM, sentence, cause);
    }

    public final ExitCode exitCode() {
        return exitCode;
    }

    /** The sentence for the user. */
    public final String sentence() {
        return String.valueOf(getMessage());
    }
}
