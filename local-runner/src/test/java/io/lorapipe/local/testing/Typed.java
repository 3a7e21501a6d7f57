package io.lorapipe.local.testing;

import io.lorapipe.local.command.Commands;
import io.lorapipe.local.display.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A command that was typed without a terminal, and what came of it. */
public record Typed(int exitCode, String out, String err) {

    public static Typed command(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0);
        var exitCode = Commands.run(terminal, arguments);
        return new Typed(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
