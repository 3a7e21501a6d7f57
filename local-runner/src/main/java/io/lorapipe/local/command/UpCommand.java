package io.lorapipe.local.command;

import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import io.lorapipe.local.platform.LocalPlatform;
import io.lorapipe.local.platform.PlatformSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lorapipe up}: the platform with its web page, until it is stopped. */
@Command(name = "up", description = "Starts everything and stays up, with the web page, until Ctrl-C.")
final class UpCommand implements Callable<ExitCode> {

    private static final int STANDARD_PORT = 8080;

    private final Terminal terminal;

    @Option(names = "--port", description = "Port of the web page (default: 8080, or a free one when it is taken).")
    @Nullable
    Integer port;

    @Mixin
    PlatformOptions options = new PlatformOptions();

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        var settings = options.settings(port == null ? LocalPlatform.freePort(STANDARD_PORT) : port);
        var platform = LocalPlatform.start(settings).orElseThrow(() -> running(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "close"));
        terminal.out().println("lorapipe is up at " + platform.gateway());
        terminal.out().println("  Kafka   " + platform.bootstrapServers());
        terminal.out().println("  data    " + settings.data());
        terminal.out().println("  log     " + settings.log());
        terminal.out().println("Ctrl-C stops it; what is running goes on at the next start.");
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private static CommandStopped running(PlatformSettings settings) {
        var running = LocalPlatform.running(settings);
        return CommandStopped.noPlatform(
                "Process %s runs the platform of %s already%s; use that one, or choose another directory with --data."
                        .formatted(
                                running.pid().map(String::valueOf).orElse("?"),
                                settings.data(),
                                running.gateway().map(url -> " at " + url).orElse("")),
                null);
    }
}
