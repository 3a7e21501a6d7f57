package io.lorapipe.benchmark.stores;

import java.nio.file.Files;
import java.nio.file.Path;

/** The whole benchmark: a directory to work in, {@code small} or {@code large}, and rounds. */
final class Benchmark {

    private static final long ARCHIVE = 16_500_000;
    private static final long LARGE_ARCHIVE = 1_000_000_000;

    private final Path work;
    private final Report report = new Report();

    private Benchmark(Path work) {
        this.work = work;
    }

    private interface Measuring {
        void of(Target target) throws Exception;
    }

    public static void main(String... args) throws Exception {
        var benchmark = new Benchmark(Path.of(args[0]));
        boolean large = args[1].equals("large");
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : large ? 3 : 15;
        if (large) {
            benchmark.large(rounds);
        } else {
            benchmark.small(rounds);
        }
        benchmark.report.goals();
    }

    private void small(int rounds) throws Exception {
        var archive = Archive.make(Files.createDirectories(work.resolve("source")), ARCHIVE);
        report.table(
                "One archive of 16.5 MB",
                "store",
                "way",
                "ms, median (least-most)",
                "of curl or dd",
                "of a plain request from the same JVM");
        inEachStore(target -> new OneUpload(archive, target).run(rounds, report));
        report.table(
                "32 archives of 16.5 MB at once",
                "store",
                "failures",
                "s",
                "MB/s",
                "32 of curl or dd, s",
                "their failures");
        inEachStore(target -> new ManyUploads(archive, target).run(report));
    }

    private void large(int rounds) throws Exception {
        var source = Files.createDirectories(work.resolve("source"));
        var archive = Archive.make(source, LARGE_ARCHIVE);
        report.table(
                "One archive of 1 GB, -Xmx128m",
                "store",
                "curl or dd, ms",
                "lorapipe, ms",
                "ratio",
                "peak heap, MiB",
                "peak resident, MiB");
        inEachStore(target -> new LargeBenchmark(archive, source).run(target, rounds, report));
    }

    private void inEachStore(Measuring measuring) throws Exception {
        for (var kind : Kind.values()) {
            var directory = Files.createTempDirectory(work, kind.name());
            try (var server = Child.java("-Xmx4g", Server.class, kind.name(), directory)) {
                measuring.of(Target.of(kind, server.answer(), directory));
            }
        }
    }
}
