package io.lorapipe.local.command;

import io.lorapipe.local.display.RetentionLines;
import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.gateway.Gateway;
import io.lorapipe.local.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lorapipe retention}: what will be deleted when, and what was. */
@Command(
        name = "retention",
        description = "Says of each archive until when it is kept and what holds it, and what was deleted lately.")
final class RetentionCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Mixin
    ServerOptions options = new ServerOptions();

    RetentionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        var lines = new RetentionLines(terminal.out(), options.json);
        if (!ExistingTrainings.possible(options)) {
            lines.nothing();
            return ExitCode.DONE;
        }
        var notes = new Terminal(terminal.err(), terminal.err(), 0).display(false);
        try (var session = Session.open(options, notes)) {
            lines.show(session.call(Gateway::retention));
        }
        return ExitCode.DONE;
    }
}
