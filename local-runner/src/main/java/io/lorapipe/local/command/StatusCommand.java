package io.lorapipe.local.command;

import io.lorapipe.local.display.Display;
import io.lorapipe.local.display.StatusLines;
import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.gateway.TrainingView;
import io.lorapipe.local.outcome.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lorapipe status}: the newest trainings, or all about one. */
@Command(name = "status", description = "Lists the newest trainings, or tells about one.")
final class StatusCommand implements Callable<ExitCode> {

    private static final int NEWEST = 20;

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The training.")
    @Nullable
    String id;

    @Mixin
    ServerOptions options = new ServerOptions();

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        var lines = new StatusLines(terminal.out(), options.json);
        if (id != null) {
            ExistingTrainings.check(options, id);
            lines.details(read(id));
        } else {
            lines.list(ExistingTrainings.possible(options) ? newest() : List.of());
        }
        return ExitCode.DONE;
    }

    /** On standard error, for what is asked for stands alone on standard output. */
    private Display notes() {
        return new Terminal(terminal.err(), terminal.err(), 0).display(false);
    }

    private TrainingView read(String training) {
        try (var session = Session.open(options, notes())) {
            return session.call(gateway -> gateway.training(training));
        }
    }

    private List<TrainingView> newest() {
        try (var session = Session.open(options, notes())) {
            return session.call(gateway -> gateway.trainings(NEWEST));
        }
    }
}
