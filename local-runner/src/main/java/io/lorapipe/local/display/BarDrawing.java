package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the bars look like at a given width; knows no terminal. */
final class BarDrawing {

    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 8;
    private static final int BESIDES = "  training    100%  ".length();

    private final int columns;
    private final char full;
    private final char empty;
    private @Nullable ProgressRecord newest;
    private double percent;

    BarDrawing(int columns, boolean unicode) {
        this.columns = columns;
        this.full = unicode ? '█' : '#';
        this.empty = unicode ? '░' : '.';
    }

    void advance(ProgressRecord record) {
        newest = record;
        percent = LineDisplay.reached(record, percent);
    }

    /** One line for each stage, none wider than the terminal; none before there is progress. */
    List<String> lines() {
        var record = newest;
        if (record == null) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        for (var bar : StageBar.values()) {
            lines.add(line(bar, record));
        }
        return lines;
    }

    private String line(StageBar bar, ProgressRecord record) {
        var done = bar.done(percent);
        var message = bar == StageBar.of(record) ? Printable.text(record.message()) : "";
        var text = String.format(
                Locale.ROOT, "  %-8s  %s %3d%%  %s", bar.label(), bar(done), (int) Math.floor(done * 100), message);
        return shorten(text.stripTrailing());
    }

    private String bar(double done) {
        var length = Math.clamp((columns - BESIDES) / 2, SHORTEST_BAR, LONGEST_BAR);
        var filled = (int) Math.floor(done * length);
        return String.valueOf(full).repeat(filled) + String.valueOf(empty).repeat(length - filled);
    }

    /** A line that wraps would not be erased. */
    private String shorten(String text) {
        var room = columns - 1;
        return text.codePointCount(0, text.length()) <= room
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(room, 0)));
    }
}
