package io.lorapipe.system.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the provider, or before the replicas of a service, passes every byte on, and holds what a {@link Gate}
 * says.
 */
public final class Proxy implements AutoCloseable {

    private static final Pattern REQUEST_LINE = Pattern.compile("\\A(GET|HEAD|POST|PUT|DELETE) [^\r\n]+");
    private static final int ENOUGH_OF_A_BODY = 300_000;

    private final ServerSocket server;
    private final int[] targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Thread accepting;
    private volatile @Nullable Gate gate;

    /** Passes connections on to these ports of loopback in turn, as far as somebody listens there. */
    Proxy(int... targets) {
        this(listening(), targets);
    }

    Proxy(ServerSocket server, int... targets) {
        this.server = server;
        this.targets = targets.clone();
        this.accepting = Thread.ofVirtual().start(this::accept);
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on this gate holds; an earlier one no longer does. */
    public Gate set(Gate next) {
        gate = next;
        return next;
    }

    @Override
    public void close() {
        try {
            server.close();
            // Until then the port is not free.
            accepting.join(Duration.ofSeconds(10));
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                var connection = new Connection(client, provider(client));
                sockets.add(connection.client);
                sockets.add(connection.provider);
                Thread.ofVirtual().start(connection::passRequests);
                Thread.ofVirtual().start(connection::passAnswers);
            } catch (IOException closedOrRefused) {
                // The one who connects sees a connection that was reset.
            }
        }
    }

    /** The one whose turn it is, or else the next that takes the connection. */
    private Socket provider(Socket client) throws IOException {
        var first = turn.getAndIncrement();
        for (var number = 0; number < targets.length; number++) {
            try {
                return new Socket(
                        InetAddress.getLoopbackAddress(), targets[Math.floorMod(first + number, targets.length)]);
            } catch (IOException refused) {
                // The next one.
            }
        }
        client.close();
        throw new IOException("Nobody listens");
    }

    private final class Connection {

        private final Socket client;
        private final Socket provider;
        private volatile @Nullable Gate holding;
        private long seen;

        Connection(Socket client, Socket provider) {
            this.client = client;
            this.provider = provider;
        }

        void passRequests() {
            pass(client, provider, this::request);
        }

        void passAnswers() {
            pass(provider, client, this::answer);
        }

        /** Whether these bytes may go on. */
        private boolean request(byte[] bytes, int length) throws InterruptedException {
            var line = REQUEST_LINE.matcher(new String(bytes, 0, Math.min(length, 2000), StandardCharsets.ISO_8859_1));
            var present = gate;
            if (line.find() && present != null && present.takes(line.group())) {
                holding = present;
                seen = 0;
            }
            seen += length;
            return !isHeld(Gate.Moment.BEFORE_THE_REQUEST)
                    && !(seen > ENOUGH_OF_A_BODY && isHeld(Gate.Moment.WITHIN_THE_REQUEST));
        }

        private boolean answer(byte[] bytes, int length) throws InterruptedException {
            return !isHeld(Gate.Moment.BEFORE_THE_ANSWER);
        }

        /** Holds as long as the gate does; true says that what was held is to be dropped. */
        private boolean isHeld(Gate.Moment moment) throws InterruptedException {
            var gate = holding;
            if (gate == null || gate.moment() != moment) {
                return false;
            }
            return gate.hold();
        }

        private void pass(Socket from, Socket to, Passage passage) {
            var bytes = new byte[16 * 1024];
            try (from;
                    to) {
                var in = from.getInputStream();
                for (var length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    if (!passage.mayGoOn(bytes, length)) {
                        return;
                    }
                    to.getOutputStream().write(bytes, 0, length);
                    to.getOutputStream().flush();
                }
            } catch (IOException | InterruptedException over) {
                // One side is gone, and with it the connection.
            } finally {
                sockets.remove(from);
            }
        }
    }

    private interface Passage {
        boolean mayGoOn(byte[] bytes, int length) throws InterruptedException;
    }
}
