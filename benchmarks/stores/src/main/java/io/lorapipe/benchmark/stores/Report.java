package io.lorapipe.benchmark.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what was measured as Markdown, and at the end how it stands to what is aimed at. */
final class Report {

    private final List<String> goals = new ArrayList<>();

    /** Begins a table. */
    void table(String title, String... columns) {
        System.out.printf("%n### %s%n%n", title);
        row(columns);
        row("---|".repeat(columns.length).split("\\|"));
    }

    void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    void ratioGoal(String name, double ratio, double most) {
        goal(name, "at most " + number(most), number(ratio), ratio <= most);
    }

    void failuresGoal(String name, int failures) {
        goal(name, "no failure", failures == 0 ? "none" : failures + " failures", failures == 0);
    }

    private void goal(String name, String aim, String measured, boolean met) {
        goals.add("| " + name + " | " + aim + " | " + measured + " | " + (met ? "yes" : "no") + " |");
    }

    void goals() {
        table("What is aimed at", "", "aim", "measured", "met");
        goals.forEach(System.out::println);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
