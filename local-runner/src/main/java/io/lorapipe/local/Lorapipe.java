package io.lorapipe.local;

import io.lorapipe.local.command.Commands;
import io.lorapipe.local.display.Terminal;

/** The {@code lorapipe} command. */
public final class Lorapipe {

    private Lorapipe() {}

    public static void main(String... arguments) {
        System.exit(Commands.run(Terminal.system(), arguments));
    }
}
