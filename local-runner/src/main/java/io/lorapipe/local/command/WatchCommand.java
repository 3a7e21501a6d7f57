package io.lorapipe.local.command;

import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.gateway.TrainingView;
import io.lorapipe.local.outcome.ExitCode;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lorapipe watch}: the progress of a training, to its end. */
@Command(name = "watch", description = "Shows the progress of a training until it ends.")
final class WatchCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The training, as status shows it.")
    String id = "";

    @Mixin
    ServerOptions options = new ServerOptions();

    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ExistingTrainings.check(options, id);
        var display = terminal.display(options.json);
        try (var session = Session.open(options, display)) {
            return exitCode(new Following(session, display).toTheEnd(id), display::failed);
        }
    }

    private static ExitCode exitCode(TrainingView ended, Consumer<String> failed) {
        var failure = ended.failure();
        return switch (ended.state()) {
            case "COMPLETED" -> ExitCode.DONE;
            case "CANCELLED" -> ExitCode.CANCELLED;
            default -> {
                failed.accept(failure == null ? "The training failed." : failure.sentence());
                yield ExitCode.TRAINING_FAILED;
            }
        };
    }
}
