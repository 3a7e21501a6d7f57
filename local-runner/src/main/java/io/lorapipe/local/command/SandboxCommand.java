package io.lorapipe.local.command;

import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.outcome.ExitCode;
import io.lorapipe.local.platform.LocalSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lorapipe sandbox}: fal-sandbox alone. */
@Command(name = "sandbox", description = "Starts the sandbox alone: a server that speaks fal.ai's queue protocol.")
final class SandboxCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Option(names = "--port", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    int port = 8787;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "How long a training takes (default: 20).")
    @Nullable
    String duration;

    @Option(names = "--weights-size", paramLabel = "SIZE", description = "small or real (default: small).")
    @Nullable
    String weightsSize;

    @Option(names = "--faults", paramLabel = "FILE", description = "What shall go wrong, as JSON or YAML.")
    @Nullable
    Path faults;

    @Mixin
    PlatformOptions options = new PlatformOptions();

    SandboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        var given = new ArrayList<String>();
        if (duration != null) {
            given.add("--lorapipe.sandbox.run-duration=" + duration);
        }
        if (weightsSize != null) {
            given.add("--lorapipe.sandbox.weights-size=" + weightsSize);
        }
        if (faults != null) {
            given.add("--lorapipe.sandbox.faults=" + faults.toAbsolutePath());
        }
        var sandbox = LocalSandbox.start(options.settings(port), given);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "close"));
        terminal.out().println("The sandbox listens at " + sandbox.address() + "; Ctrl-C stops it.");
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }
}
