package io.lorapipe.benchmark.images;

import java.nio.file.Files;
import java.nio.file.Path;

/** The whole benchmark: photographs, a directory to work in, rounds, and whether 1 GB is packed too. */
final class Images {

    private static final int JSZIP_RUNS_OF_100_MB = 3;

    private Images() {}

    public static void main(String... args) throws Exception {
        var photographs = Path.of(args[0]);
        var work = Files.createDirectories(Path.of(args[1]));
        int rounds = Integer.parseInt(args[2]);
        var report = new Report();
        new StageBenchmark(photographs, work, rounds, report).run();
        var set = Photographs.in(photographs.resolve("2.3"));
        new DiskBenchmark(set, work, rounds, report).run();
        var large = new LargeBenchmark(photographs, work, report);
        if (args[3].equals("large")) {
            large.run(1000, 3, 1);
        } else {
            large.run(100, 5, JSZIP_RUNS_OF_100_MB);
        }
        ServiceBenchmark.run(photographs.resolve("2.3"), work, report);
        ImageWorkBenchmark.run(photographs.resolve("2.3"), report);
        report.goals();
    }
}
