package io.lorapipe.benchmark.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves photographs to both sides, from a process of its own: at {@code /near/0} at once, at {@code /far/0} as over
 * the internet. A PUT is read to its end and answered.
 */
final class PhotographServer {

    private static final long FAR_NANOS = 80_000_000;
    private static final long FAR_BYTES_PER_SECOND = 20_000_000;
    private static final int PIECE = 32 << 10;

    private final List<byte[]> photographs = new ArrayList<>();

    private PhotographServer(Path directory) throws IOException {
        for (var file : Photographs.in(directory).files()) {
            photographs.add(Files.readAllBytes(file));
        }
    }

    /** Prints the port and serves until its input ends. */
    public static void main(String... args) throws IOException {
        var photographs = new PhotographServer(Path.of(args[0]));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/near/", exchange -> photographs.serve(exchange, false));
        server.createContext("/far/", exchange -> photographs.serve(exchange, true));
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {}
        server.stop(0);
    }

    private void serve(HttpExchange exchange, boolean far) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            if (far) {
                LockSupport.parkNanos(FAR_NANOS);
            }
            if (exchange.getRequestMethod().equals("PUT")) {
                exchange.sendResponseHeaders(201, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            var photograph = photographs.get(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
            exchange.sendResponseHeaders(200, photograph.length);
            send(photograph, exchange.getResponseBody(), far);
        }
    }

    private static void send(byte[] photograph, OutputStream out, boolean far) throws IOException {
        if (!far) {
            out.write(photograph);
            return;
        }
        long start = System.nanoTime();
        for (int sent = 0; sent < photograph.length; ) {
            int piece = Math.min(PIECE, photograph.length - sent);
            out.write(photograph, sent, piece);
            sent += piece;
            long due = start + sent * 1_000_000_000L / FAR_BYTES_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }
}
