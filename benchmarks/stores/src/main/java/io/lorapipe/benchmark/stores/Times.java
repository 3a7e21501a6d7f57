package io.lorapipe.benchmark.stores;

import java.util.List;
import java.util.Locale;

/** What several runs of one work took, in milliseconds. */
record Times(double median, double least, double most) {

    static Times of(List<Double> all) {
        var sorted = all.stream().sorted().toList();
        int last = sorted.size() - 1;
        double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
        return new Times(median, sorted.getFirst(), sorted.getLast());
    }

    @Override
    public String toString() {
        return shown(median) + " (" + shown(least) + "-" + shown(most) + ")";
    }

    static String shown(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f" : "%,.0f", milliseconds);
    }
}
