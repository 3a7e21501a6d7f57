package io.lorapipe.benchmark.stores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works that are measured by turns: in each round every one once, so that a busy machine is busy for all. */
final class Rounds {

    /** Does the work and answers how many milliseconds it took. */
    interface Work {
        double run() throws Exception;
    }

    /** Does the work; setting up and clearing away are outside of it. */
    interface Step {
        void run() throws Exception;
    }

    private final Map<String, Work> works = new LinkedHashMap<>();

    Rounds add(String name, Work work) {
        works.put(name, work);
        return this;
    }

    /** Warms every work up for so many seconds, then takes the time of the rounds. */
    Map<String, Times> measure(int warmUpSeconds, int rounds) throws Exception {
        for (var work : works.values()) {
            warmUp(work, warmUpSeconds * 1_000_000_000L);
        }
        var times = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round < rounds; round++) {
            for (var work : works.entrySet()) {
                times.computeIfAbsent(work.getKey(), first -> new ArrayList<>())
                        .add(work.getValue().run());
            }
        }
        var measured = new LinkedHashMap<String, Times>();
        times.forEach((name, all) -> measured.put(name, Times.of(all)));
        return measured;
    }

    private static void warmUp(Work work, long nanos) throws Exception {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            work.run();
        }
    }

    static double timed(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
