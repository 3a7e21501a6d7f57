package io.lorapipe.local.command;

import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lorapipe resolve}: decides about a held training, and waits until that has taken effect. */
@Command(
        name = "resolve",
        description = {
            "Decides about a held training: one that was sent, and the provider never answered.",
            "Left alone, it is looked for until its deadline passes."
        })
final class ResolveCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The training, as status shows it.")
    String id = "";

    @ArgGroup(multiplicity = "1")
    Decision decision = new Decision();

    @Mixin
    ServerOptions options = new ServerOptions();

    ResolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One of them, and no other. */
    static final class Decision {

        @Option(
                names = "--resubmit",
                description = "Sends it again; if the provider did take it, it is paid a second time.")
        boolean resubmit;

        @Option(names = "--abandon", description = "Gives it up; it ends as failed.")
        boolean abandon;
    }

    @Override
    public ExitCode call() {
        ExistingTrainings.check(options, id);
        var display = terminal.display(options.json);
        try (var session = Session.open(options, display)) {
            return new Resolving(session, display, id)
                    .decide(decision.resubmit ? Resolution.RESUBMIT : Resolution.ABANDON);
        }
    }
}
