package io.lorapipe.system.events;

import com.sun.net.httpserver.HttpServer;
import io.lorapipe.system.processes.Canaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of images somewhere on the network, which may be slow. */
public final class ImageHost implements AutoCloseable {

    private static final Path PIP = Path.of("..", "samples", "pip");

    private final HttpServer server;
    private final Map<String, byte[]> images = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    public ImageHost() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                awaitRelease(path);
                var bytes = images.get(path);
                exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
                if (bytes != null) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
        server.start();
    }

    /** What LORAPIPE_FETCH_ALLOW has to name. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Serves the images of the sample character. */
    public List<URI> pip() {
        try (Stream<Path> files = Files.list(PIP)) {
            return files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .map(file -> serve(file.getFileName().toString(), read(file)))
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Serves an image at a link that is signed, as those of a bucket are. */
    public URI serve(String name, byte[] image) {
        images.put("/" + name, image);
        return URI.create("http://" + address() + "/" + name + Canaries.SIGNED);
    }

    /** Does not answer for this image until {@link #release}. */
    public void hold(URI image) {
        held.put(image.getPath(), new CountDownLatch(1));
    }

    public void release(URI image) {
        var latch = held.remove(image.getPath());
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        server.stop(0);
    }

    private void awaitRelease(String path) {
        var latch = held.get(path);
        if (latch == null) {
            return;
        }
        try {
            latch.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
