package io.lorapipe.benchmark.images;

import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link ImageWork} in JMH and prints the medians. */
final class ImageWorkBenchmark {

    private ImageWorkBenchmark() {}

    static void run(Path photographs, Report report) throws RunnerException {
        var options = new OptionsBuilder()
                .include(ImageWork.class.getName())
                .param("directory", photographs.toString())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        report.heading("One thing at a time (JMH, one process for each, 5 s after 3 s of warm-up)");
        report.row("work", "ms, median", "p90");
        report.row("---", "---", "---");
        for (var run : new Runner(options).run()) {
            var times = run.getPrimaryResult().getStatistics();
            report.row(
                    run.getPrimaryResult().getLabel(), shown(times.getPercentile(50)), shown(times.getPercentile(90)));
        }
    }

    private static String shown(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds);
    }
}
