package io.lorapipe.local.command;

import io.lorapipe.local.display.Display;
import io.lorapipe.local.gateway.Gateway;
import io.lorapipe.local.gateway.GatewayUnreachable;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.platform.LocalPlatform;
import io.lorapipe.local.platform.PlatformSettings;
import io.lorapipe.local.platform.RunningPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A gateway to talk to: one that was named, that of a running platform, or that of a platform started for this command.
 * When the process that ran the platform goes away, this one starts it again: the work is durable.
 */
final class Session implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final PlatformSettings settings;
    private final @Nullable URI server;
    private final Display display;
    // one recovery at a time, which may last; the monitor is held for moments, so that closing never waits for one
    private final ReentrantLock recovering = new ReentrantLock();
    private @Nullable LocalPlatform own;
    private Gateway gateway;
    private @Nullable RunningPlatform joined;
    private boolean closed;

    private Session(PlatformSettings settings, @Nullable URI server, Display display) {
        this.settings = settings;
        this.server = server;
        this.display = display;
        this.gateway = new Gateway(server == null ? startOrJoin() : server);
    }

    /** Finds or starts the platform; it is closed with the process at the latest. */
    static Session open(ServerOptions options, Display display) {
        var server = options.server == null ? null : PlatformOptions.address(options.server);
        var session = new Session(options.platform.settings(0), server, display);
        if (server != null) {
            // a wrong address is told at once; one that was right may go away and come back
            session.gateway.trainings(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(session::close, "close"));
        return session;
    }

    synchronized Gateway gateway() {
        return gateway;
    }

    /** What tells the trainings of this platform from those of others. */
    String platform() {
        return server == null ? "local" : server.toString();
    }

    /** Calls the gateway, and again when it went away meanwhile; what is called must bear to be repeated. */
    <T> T call(Function<Gateway, T> call) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return call.apply(gateway());
            } catch (GatewayUnreachable lost) {
                if (System.nanoTime() > deadline) {
                    throw CommandStopped.noPlatform(String.valueOf(lost.getMessage()), lost);
                }
                recover();
            }
        }
    }

    /** Waits a moment, and finds the platform again where it may have moved. */
    void recover() {
        pause();
        recovering.lock();
        try {
            if (mayHaveMoved()) {
                moveTo(startOrJoin());
            }
        } finally {
            recovering.unlock();
        }
    }

    private synchronized boolean mayHaveMoved() {
        return server == null && own == null && !closed;
    }

    private synchronized void moveTo(URI found) {
        if (!closed) {
            gateway.close();
            gateway = new Gateway(found);
        }
    }

    private URI startOrJoin() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var started = LocalPlatform.start(settings);
            if (started.isPresent()) {
                return keep(started.get());
            }
            var running = LocalPlatform.running(settings);
            if (running.gateway().isPresent()) {
                return join(running, running.gateway().get());
            }
            pause();
        }
        throw CommandStopped.noPlatform(
                "Another process holds %s and does not come up; end it, or choose another directory with --data."
                        .formatted(settings.data()),
                null);
    }

    private synchronized URI keep(LocalPlatform started) {
        if (closed) {
            // closed while it started: nobody else would stop it
            started.close();
        } else {
            own = started;
        }
        return started.gateway();
    }

    private URI join(RunningPlatform running, URI found) {
        if (!running.equals(joined)) {
            joined = running;
            display.note("Using the platform that process %s runs at %s."
                    .formatted(running.pid().map(String::valueOf).orElse("?"), found));
        }
        return found;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw CommandStopped.noPlatform("Interrupted.", ex);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            gateway.close();
            Optional.ofNullable(own).ifPresent(LocalPlatform::close);
        }
    }
}
