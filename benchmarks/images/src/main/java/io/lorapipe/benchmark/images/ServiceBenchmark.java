package io.lorapipe.benchmark.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What archive-service takes from images.requested to archive.created. */
final class ServiceBenchmark {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private ServiceBenchmark() {}

    static void run(Path photographs, Path work, Report report) throws Exception {
        var data = work.resolve("service").toString();
        try (var child = Child.java(OPTIONS, ServiceRun.class, photographs.toString(), data)) {
            var numbers = child.numbers();
            report.heading("archive-service with its Kafka in one JVM: from images.requested to archive.created");
            report.row("12 photographs of 2.3 megapixels in the local store", "one, ms (median)", "trainings a second");
            report.row("---", "---", "---");
            report.row("packed for the first time", Times.shown(numbers[0]), rate(numbers[3]));
            report.row("packed before, the first 100 of a service just started", Times.shown(numbers[1]), "");
            report.row("packed before, after 1,000 of them", Times.shown(numbers[2]), rate(numbers[4]));
            report.goal("a repeat of the same images, service warm, ms", numbers[2], 20);
        }
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }
}
