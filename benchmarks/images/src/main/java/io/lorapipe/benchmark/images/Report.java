package io.lorapipe.benchmark.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what was measured as Markdown, and at the end how it stands to what is aimed at. */
final class Report {

    private final List<String> goals = new ArrayList<>();

    /** A table of works with their ratios to two of them, which may be the same. */
    void table(String title, Measured times, String first, String second) {
        boolean two = !first.equals(second);
        heading(title);
        row("way", "ms, median (least-most)", "of " + first(first), two ? "of " + first(second) : null);
        row("---", "---", "---", two ? "---" : null);
        times.works()
                .forEach((name, time) -> row(
                        name,
                        time.toString(),
                        fraction(times.ratio(name, first)),
                        two ? fraction(times.ratio(name, second)) : null));
    }

    void heading(String title) {
        System.out.printf("%n### %s%n%n", title);
    }

    void row(@Nullable String... cells) {
        var line = new StringBuilder("|");
        for (var cell : cells) {
            if (cell != null) {
                line.append(' ').append(cell).append(" |");
            }
        }
        System.out.println(line);
    }

    void goal(String name, Measured times, String ours, String theirs, double most) {
        double ratio = times.ratio(ours, theirs);
        remember(name, fraction(most), fraction(ratio), ratio <= most);
    }

    void goal(String name, double measured, double most) {
        remember(name, Times.shown(most), Times.shown(measured), measured <= most);
    }

    void ratioGoal(String name, double ratio, double most) {
        remember(name, fraction(most), fraction(ratio), ratio <= most);
    }

    private void remember(String name, String aim, String measured, boolean met) {
        goals.add("| " + name + " | at most " + aim + " | " + measured + " | " + (met ? "yes" : "no") + " |");
    }

    void goals() {
        heading("What is aimed at");
        row("", "aim", "measured", "met");
        row("---", "---", "---", "---");
        goals.forEach(System.out::println);
    }

    private static String first(String name) {
        return name.replaceFirst(",.*", "");
    }

    /** Below one as a part, 1/12.3; above as a number, 1.46. */
    static String fraction(double ratio) {
        return ratio < 0.95
                ? String.format(Locale.ROOT, "1/%.1f", 1 / ratio)
                : String.format(Locale.ROOT, "%.2f", ratio);
    }
}
