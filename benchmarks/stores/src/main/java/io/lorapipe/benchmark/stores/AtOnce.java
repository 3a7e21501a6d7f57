package io.lorapipe.benchmark.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** What came of works that were all begun together. */
record AtOnce<T>(double milliseconds, List<T> done, List<Throwable> failures) {

    static <T> AtOnce<T> of(List<Callable<T>> works) throws Exception {
        var done = new ArrayList<T>();
        var failures = new ArrayList<Throwable>();
        double milliseconds = Rounds.timed(() -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var result : threads.invokeAll(works)) {
                    try {
                        done.add(result.get());
                    } catch (ExecutionException e) {
                        failures.add(e.getCause());
                    }
                }
            }
        });
        failures.forEach(failure -> System.err.println("Failed: " + failure));
        return new AtOnce<>(milliseconds, done, failures);
    }

    double seconds() {
        return milliseconds / 1000;
    }
}
