package io.lorapipe.local.platform;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.sandbox.FalSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** fal-sandbox alone. */
public final class LocalSandbox implements AutoCloseable {

    private final Parts parts;
    private final URI address;

    private LocalSandbox(Parts parts, URI address) {
        this.parts = parts;
        this.address = address;
    }

    /** Starts it on the port of these settings; fails with a {@link CommandStopped}. */
    public static LocalSandbox start(PlatformSettings settings, List<String> arguments) {
        var port = settings.port();
        Ports.check(port);
        createDirectory(settings);
        var parts = new Parts(settings.log());
        try {
            var foundation = parts.start("lorapipe", () -> Foundation.start(settings));
            var all = Stream.concat(
                    Stream.of(
                            "--server.port=" + port,
                            "--lorapipe.sandbox.data-directory="
                                    + settings.data().resolve("sandbox-alone")),
                    arguments.stream());
            parts.start(
                    "fal-sandbox",
                    () -> Foundation.child(FalSandbox.application(), foundation).run(all.toArray(String[]::new)));
            return new LocalSandbox(parts, URI.create("http://127.0.0.1:" + port));
        } catch (RuntimeException | Error ex) {
            parts.close();
            throw ex;
        }
    }

    private static void createDirectory(PlatformSettings settings) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException ex) {
            throw PlatformLock.unwritable(settings.data());
        }
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        parts.close();
    }
}
