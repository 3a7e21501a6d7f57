package io.lorapipe.local.display;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param columns width of the terminal; 0 when standard output is none
 */
public record Terminal(PrintStream out, PrintStream err, int columns) {

    private static final int NARROWEST = 40;

    /** This process's own; the launcher, which can tell, says how wide it is. */
    public static Terminal system() {
        return new Terminal(System.out, System.err, Integer.getInteger("lorapipe.columns", 0));
    }

    /** The display that suits this terminal, or the one for scripts. */
    public Display display(boolean json) {
        if (json) {
            return new JsonDisplay(out, err);
        }
        return columns < NARROWEST
                ? new LineDisplay(out, err)
                : new BarDisplay(out, err, new BarDrawing(columns, StandardCharsets.UTF_8.equals(out.charset())));
    }
}
