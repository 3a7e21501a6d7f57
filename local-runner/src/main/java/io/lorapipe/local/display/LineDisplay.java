package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;
import java.io.PrintStream;
import java.util.Locale;

/** One plain line for each record, for logs and pipes. */
final class LineDisplay implements Display {

    private final PrintStream out;
    private final PrintStream err;
    private String last = "";
    private double percent;

    LineDisplay(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void note(String sentence) {
        out.println(Printable.text(sentence));
    }

    @Override
    public void progress(ProgressRecord record) {
        percent = reached(record, percent);
        var line = String.format(
                Locale.ROOT,
                "%3.0f%%  %-8s  %s",
                Math.floor(percent),
                StageBar.of(record).label(),
                Printable.text(record.message()));
        if (!line.equals(last)) {
            out.println(line);
            last = line;
        }
    }

    /** A training that ends early stays where it was. */
    static double reached(ProgressRecord record, double before) {
        return record.isTerminal() ? Math.max(before, record.percent()) : record.percent();
    }

    @Override
    public void trained(Trained trained) {
        Summary.of(trained).forEach(out::println);
    }

    @Override
    public void failed(String sentence) {
        err.println(Printable.lines(sentence));
    }
}
