package io.lorapipe.local.command;

import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lorapipe cancel}: asks the pipeline to cancel a training, and waits until it has. */
@Command(name = "cancel", description = "Cancels a training and waits until it has ended.")
final class CancelCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The training, as status shows it.")
    String id = "";

    @Mixin
    ServerOptions options = new ServerOptions();

    CancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ExistingTrainings.check(options, id);
        var display = terminal.display(options.json);
        try (var session = Session.open(options, display)) {
            var asked = session.call(gateway -> Cancelling.ask(gateway, id));
            var ended = asked
                    ? new Following(session, display).toTheEnd(id)
                    : session.call(gateway -> gateway.training(id));
            if (ended.state().equals("CANCELLED")) {
                display.note("The training was cancelled.");
                return ExitCode.DONE;
            }
            display.failed("Training %s had ended before it could be cancelled: it is %s; status shows more."
                    .formatted(id, ended.state()));
            return ExitCode.TRAINING_FAILED;
        }
    }
}
