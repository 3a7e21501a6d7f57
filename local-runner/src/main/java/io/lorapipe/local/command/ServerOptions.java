package io.lorapipe.local.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the gateway is, and how the command shows what it says. */
final class ServerOptions {

    @Mixin
    PlatformOptions platform = new PlatformOptions();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A running gateway to talk to, instead of starting everything here.")
    @Nullable
    String server;

    @Option(names = "--json", description = "One JSON object a line.")
    boolean json;
}
