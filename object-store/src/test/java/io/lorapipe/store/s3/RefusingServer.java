package io.lorapipe.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Speaks as S3 does and refuses every call with one code, which an answer to HEAD does not carry. */
final class RefusingServer implements AutoCloseable {

    private final HttpServer server;

    RefusingServer(int status, String code) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] body = "<Error><Code>%s</Code><Message>an inner message</Message></Error>"
                .formatted(code)
                .getBytes(UTF_8);
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream asked = exchange.getRequestBody()) {
                asked.readAllBytes();
                boolean head = exchange.getRequestMethod().equals("HEAD");
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                exchange.sendResponseHeaders(status, head ? -1 : body.length);
                if (!head) {
                    exchange.getResponseBody().write(body);
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
