package io.lorapipe.images.fetch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many downloads each host bears at once; hosts that nobody is at are forgotten. */
final class HostPlaces {

    private final int perHost;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    HostPlaces(int perHost) {
        this.perHost = perHost;
    }

    private record Host(Semaphore places, int guests) {

        Host with(int more) {
            return new Host(places, guests + more);
        }
    }

    /** A place at a host, which closing gives back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until there is a place. */
    Place enter(String name) throws InterruptedException {
        var host = hosts.merge(name, new Host(new Semaphore(perHost), 1), (there, fresh) -> there.with(1));
        try {
            host.places().acquire();
        } catch (InterruptedException left) {
            leave(name);
            throw left;
        }
        return () -> {
            host.places().release();
            leave(name);
        };
    }

    private void leave(String name) {
        hosts.computeIfPresent(name, (same, host) -> host.guests() == 1 ? null : host.with(-1));
    }
}
