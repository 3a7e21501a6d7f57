package io.lorapipe.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes uploads in parts, and of every part other bytes than were sent. */
final class DamagingServer implements AutoCloseable {

    private static final String NAMES = "<Bucket>b</Bucket><Key>k</Key><UploadId>1</UploadId>";

    final AtomicInteger completed = new AtomicInteger();
    final AtomicInteger aborted = new AtomicInteger();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    DamagingServer() throws IOException {
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream sent = exchange.getRequestBody()) {
                sent.readAllBytes();
                answer(exchange, String.valueOf(exchange.getRequestURI().getQuery()));
            }
        });
        server.start();
    }

    private void answer(HttpExchange exchange, String query) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> body(exchange, "<ListMultipartUploadsResult><Bucket>b</Bucket></ListMultipartUploadsResult>");
            case "POST" -> {
                boolean begins = query.startsWith("uploads");
                completed.addAndGet(begins ? 0 : 1);
                String result = begins ? "InitiateMultipartUploadResult" : "CompleteMultipartUploadResult";
                body(exchange, "<%s>%s</%s>".formatted(result, NAMES, result));
            }
            case "PUT" -> {
                exchange.getResponseHeaders().set("ETag", "\"" + "0".repeat(32) + "\"");
                exchange.sendResponseHeaders(200, -1);
            }
            case "DELETE" -> {
                aborted.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void body(HttpExchange exchange, String xml) throws IOException {
        byte[] bytes = xml.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
