package io.lorapipe.benchmark.stores;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One large archive: by lorapipe in a fresh JVM with a small heap, and by a program. */
final class LargeBenchmark {

    private static final String HEAP = "-Xmx128m";

    private final Archive archive;
    private final Path directory;

    /** @param directory in which the archive was made */
    LargeBenchmark(Archive archive, Path directory) {
        this.archive = archive;
        this.directory = directory;
    }

    void run(Target target, int rounds, Report report) throws Exception {
        var sending = new Sending(archive.file());
        var plain = Plain.request(target, "plain.zip");
        var theirs = new ArrayList<Double>();
        var ours = new ArrayList<double[]>();
        for (int round = 0; round < rounds; round++) {
            theirs.add(sending.byProgram(plain));
            try (var child = Child.java(
                    HEAP, LargeUpload.class, directory, target.kind().name(), target.said(), target.directory())) {
                ours.add(child.numbers());
            }
        }
        var program = Times.of(theirs);
        var lorapipe = column(ours, 0);
        report.row(
                target.kind().toString(),
                program.toString(),
                lorapipe.toString(),
                Report.number(lorapipe.median() / program.median()),
                Times.shown(column(ours, 2).most()),
                Times.shown(column(ours, 1).most()));
        report.failuresGoal("1 GB with " + HEAP + ", " + target.kind(), rounds - ours.size());
    }

    private static Times column(List<double[]> runs, int column) {
        return Times.of(runs.stream().map(run -> run[column]).toList());
    }
}
