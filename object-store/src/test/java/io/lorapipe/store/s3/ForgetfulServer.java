package io.lorapipe.store.s3;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Takes what is put and tells its size, but not the metadata that came with it. */
final class ForgetfulServer implements AutoCloseable {

    private final AtomicLong size = new AtomicLong(-1);
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    ForgetfulServer() throws IOException {
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream sent = exchange.getRequestBody()) {
                sent.readAllBytes();
                if (exchange.getRequestMethod().equals("PUT")) {
                    String decoded = exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length");
                    String length = exchange.getRequestHeaders().getFirst("Content-Length");
                    size.set(Long.parseLong(decoded == null ? length : decoded));
                    exchange.sendResponseHeaders(200, -1);
                } else if (size.get() < 0) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    exchange.getResponseHeaders().set("Content-Length", size.toString());
                    exchange.getResponseHeaders().set("Last-Modified", "Fri, 02 Oct 2026 12:00:00 GMT");
                    exchange.sendResponseHeaders(200, -1);
                }
            }
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
