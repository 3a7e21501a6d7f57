package io.lorapipe.local.command;

import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.display.Verdicts;
import io.lorapipe.local.gateway.GatewayRefused;
import io.lorapipe.local.gateway.GatewayUnreachable;
import io.lorapipe.local.input.ImagesRefused;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import java.nio.file.InvalidPathException;
import org.apache.commons.logging.LogFactory;
import picocli.CommandLine.ParseResult;

/** What a command that cannot go on says, and its exit code. */
final class Failures {

    private static final int OUR_FAULT = 500;

    private Failures() {}

    static int handle(Terminal terminal, Exception thrown, ParseResult parsed) {
        var stopped = explain(thrown);
        var typed = parsed;
        while (typed.hasSubcommand()) {
            typed = typed.subcommand();
        }
        boolean json = typed.hasMatchedOption("--json");
        if (json && stopped instanceof ImagesRefused refused) {
            Verdicts.on(terminal, true).show(refused.files(), refused.ofTheSet());
        }
        terminal.display(json).failed(stopped.sentence());
        return stopped.exitCode().number();
    }

    private static CommandStopped explain(Exception thrown) {
        return switch (thrown) {
            case CommandStopped stopped -> stopped;
            case InvalidPathException path -> CommandStopped.badInput(noName(path.getInput()));
            case GatewayRefused refused ->
                new CommandStopped(
                        refused.status() < OUR_FAULT ? ExitCode.BAD_INPUT : ExitCode.NO_PLATFORM,
                        String.valueOf(refused.getMessage()),
                        refused);
            case GatewayUnreachable unreachable ->
                CommandStopped.noPlatform(String.valueOf(unreachable.getMessage()), unreachable);
            default -> defect(thrown);
        };
    }

    /** For names of which this machine or this locale can make no path. */
    static String noName(String given) {
        return "%s cannot be a file's name here; set LC_ALL to a locale of UTF-8 such as C.UTF-8, or rename the file."
                .formatted(given);
    }

    private static CommandStopped defect(Exception thrown) {
        LogFactory.getLog(Failures.class).error("The command failed", thrown);
        return CommandStopped.noPlatform(
                "Something went wrong that should not; the log in the data directory says what.", thrown);
    }
}
