package io.lorapipe.benchmark.frameworks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run took.
 *
 * @param firstRecord seconds from the start of the process to the first record stored
 * @param cpu seconds of processor time until then
 * @param thousandth seconds from the start of the process to the thousandth
 * @param rss mebibytes resident after the thousandth
 * @param peak mebibytes resident at most until then
 */
record Measurement(double firstRecord, double cpu, double thousandth, double rss, double peak) {

    static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static String range(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
        var all = runs.stream().mapToDouble(figure).summaryStatistics();
        return "(%.1f-%.1f)".formatted(all.getMin(), all.getMax());
    }
}
