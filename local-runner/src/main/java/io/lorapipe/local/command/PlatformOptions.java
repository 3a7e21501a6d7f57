package io.lorapipe.local.command;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.platform.PlatformSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which platform a command talks to. */
final class PlatformOptions {

    @Mixin
    DataOptions data = new DataOptions();

    @Option(names = "--verbose", description = "Logs on standard error.")
    boolean verbose;

    PlatformSettings settings(int port) {
        return new PlatformSettings(directory(), port, verbose, DataOptions.provider(), Map.of());
    }

    Path directory() {
        return data.directory();
    }

    /** The address of a gateway, as typed. */
    static URI address(String server) {
        try {
            var address = URI.create(server.strip().replaceAll("/+$", ""));
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw CommandStopped.badInput(
                "\"%s\" is no address of a gateway; give one like http://localhost:8080.".formatted(server));
    }
}
