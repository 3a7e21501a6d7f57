package io.lorapipe.local.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** The parts of a platform: started side by side, stopped in the opposite order, all of them or none. */
final class Parts implements AutoCloseable {

    private static final Log LOG = LogFactory.getLog(Parts.class);

    private final Executor threads = task -> Thread.ofPlatform().daemon().start(task);
    private final List<Part<?>> parts = new ArrayList<>();
    private final Path log;

    Parts(Path log) {
        this.log = log;
    }

    /** A part that is started, or starting. */
    record Part<T extends AutoCloseable>(String name, CompletableFuture<T> started) {}

    /** Starts a part in a thread of its own. */
    <T extends AutoCloseable> Part<T> begin(String name, Supplier<T> start) {
        var part = new Part<>(name, CompletableFuture.supplyAsync(start, threads));
        parts.add(part);
        return part;
    }

    /** Starts a part and waits for it. */
    <T extends AutoCloseable> T start(String name, Supplier<T> start) {
        return get(begin(name, start));
    }

    <T extends AutoCloseable> T get(Part<T> part) {
        try {
            return part.started().join();
        } catch (CompletionException ex) {
            throw StartFailures.explain(part.name(), ex.getCause() == null ? ex : ex.getCause(), log);
        }
    }

    void awaitAll() {
        List.copyOf(parts).forEach(this::get);
    }

    /** The services together, for each waits for its own threads; then what they stand on. */
    @Override
    public void close() {
        var waiting = new ArrayList<CompletableFuture<?>>();
        for (var part : parts.reversed()) {
            if (part.name().endsWith("-service")) {
                waiting.add(CompletableFuture.runAsync(() -> stop(part), threads));
            }
        }
        waiting.forEach(CompletableFuture::join);
        parts.reversed().stream()
                .filter(part -> !part.name().endsWith("-service"))
                .forEach(Parts::stop);
    }

    private static void stop(Part<?> part) {
        try {
            part.started().join().close();
        } catch (CompletionException neverStarted) {
            LOG.debug(part.name() + " was never started");
        } catch (Exception ex) {
            LOG.warn(part.name() + " did not stop in order", ex);
        }
    }
}
