package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;
import java.io.PrintStream;

/** Bars on a terminal, one for each stage, redrawn in place. */
final class BarDisplay implements Display {

    private static final String UP = "\033[%dA";
    private static final String CLEAR_BELOW = "\r\033[J";

    private final PrintStream out;
    private final PrintStream err;
    private final BarDrawing drawing;
    private int drawn;

    BarDisplay(PrintStream out, PrintStream err, BarDrawing drawing) {
        this.out = out;
        this.err = err;
        this.drawing = drawing;
    }

    /** Notes stand above the bars. */
    @Override
    public synchronized void note(String sentence) {
        erase();
        out.println(Printable.text(sentence));
        draw();
    }

    @Override
    public synchronized void progress(ProgressRecord record) {
        erase();
        drawing.advance(record);
        draw();
    }

    @Override
    public synchronized void trained(Trained trained) {
        Summary.of(trained).forEach(out::println);
    }

    @Override
    public synchronized void failed(String sentence) {
        out.flush();
        err.println(Printable.lines(sentence));
    }

    private void erase() {
        if (drawn > 0) {
            out.print(UP.formatted(drawn) + CLEAR_BELOW);
            drawn = 0;
        }
    }

    private void draw() {
        var lines = drawing.lines();
        lines.forEach(out::println);
        out.flush();
        drawn = lines.size();
    }
}
