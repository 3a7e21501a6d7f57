package io.lorapipe.store.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.testing.InMemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Serves the objects of a store in memory to anyone. */
final class LinkServer implements AutoCloseable {

    private final HttpServer server;

    /** What is served; nothing when null. */
    volatile @Nullable InMemoryStore store;

    /** The status that every request is answered with; 206 serves the bytes. */
    volatile int status = 206;

    LinkServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            InMemoryStore served = store;
            if (status != 206 || served == null) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            ObjectKey key = new ObjectKey(exchange.getRequestURI().getPath().substring(1));
            try (InputStream first = served.get(served.at(key), new ByteRange(0, 0))) {
                exchange.sendResponseHeaders(status, 1);
                first.transferTo(exchange.getResponseBody());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
