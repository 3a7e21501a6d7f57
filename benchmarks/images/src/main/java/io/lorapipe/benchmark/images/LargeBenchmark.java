package io.lorapipe.benchmark.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Large archives, packed from files: each run in a process of its own, ours with 128 MiB of heap. */
final class LargeBenchmark {

    private static final String DEFLATE = "JSZip DEFLATE 6";
    private static final String STORE = "JSZip STORE";
    private static final String OURS = "lorapipe, -Xmx128m";
    private static final List<String> OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC");

    private final Path photographs;
    private final Path work;
    private final Report report;

    LargeBenchmark(Path photographs, Path work, Report report) throws IOException {
        this.photographs = photographs.resolve("2.3");
        this.work = Files.createDirectories(work);
        this.report = report;
    }

    /** Packs as many photographs as give about so many megabytes. */
    void run(int megabytes, int rounds, int seedRounds) throws Exception {
        int count =
                (int) Math.round(megabytes * 12e6 / Photographs.in(photographs).bytes());
        var runs = new LinkedHashMap<String, List<double[]>>();
        for (int round = 0; round < rounds; round++) {
            if (round < seedRounds) {
                add(runs, DEFLATE, Child.seed("DEFLATE", "" + count, photographs.toString()));
                add(runs, STORE, Child.seed("STORE", "" + count, photographs.toString()));
            }
            var target = work.resolve("large.zip").toString();
            add(runs, OURS, Child.java(OPTIONS, LargeArchive.class, photographs.toString(), "" + count, target));
        }
        print(count, runs);
    }

    private static void add(Map<String, List<double[]>> runs, String name, Child child) throws Exception {
        try (child) {
            runs.computeIfAbsent(name, same -> new ArrayList<>()).add(child.numbers());
        }
    }

    private void print(int count, Map<String, List<double[]>> runs) {
        double size = column(runs, OURS, 3).median() / 1e6;
        report.heading(String.format(Locale.ROOT, "Packing %,d photographs from files: %,.0f MB", count, size));
        report.row("way", "ms, median (least-most)", "of JSZip DEFLATE 6", "peak resident, MiB", "peak heap, MiB");
        report.row("---", "---", "---", "---", "---");
        double deflate = column(runs, DEFLATE, 0).median();
        runs.forEach((name, all) -> report.row(
                name + ", " + all.size() + " runs",
                column(runs, name, 0).toString(),
                Report.fraction(column(runs, name, 0).median() / deflate),
                Times.shown(column(runs, name, 1).most()),
                name.equals(OURS) ? Times.shown(column(runs, name, 2).most()) : ""));
        var goal = String.format(Locale.ROOT, "%,.0f MB from files with -Xmx128m / JSZip DEFLATE 6", size);
        report.ratioGoal(goal, column(runs, OURS, 0).median() / deflate, 1 / 30.0);
    }

    private static Times column(Map<String, List<double[]>> runs, String name, int column) {
        return Times.of(runs.getOrDefault(name, List.of()).stream()
                .map(run -> run[column])
                .toList());
    }
}
