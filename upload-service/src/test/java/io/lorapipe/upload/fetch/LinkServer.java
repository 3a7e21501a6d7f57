package io.lorapipe.upload.fetch;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.UploadService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** upload-service with one archive in its store; two on the same directory are two instances. */
final class LinkServer implements AutoCloseable {

    private static final byte[] ARCHIVE = "not much of a ZIP, but bytes".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext service;
    private final int port;
    private final Location archive;

    private LinkServer(ConfigurableApplicationContext service, int port) {
        this.service = service;
        this.port = port;
        var content = Content.of(ARCHIVE, "application/zip");
        this.archive = stores().in(StoreRole.STAGING)
                .put(ObjectKey.archive("ada", content.sha256()), content)
                .object()
                .location();
    }

    static LinkServer start(EmbeddedKafka kafka, Path directory, List<String> settings) {
        var port = freePort();
        var arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--lorapipe.data=" + directory,
                "--lorapipe.stores.local.public-url=http://127.0.0.1:" + port,
                "--server.address=127.0.0.1",
                "--server.port=" + port));
        arguments.addAll(settings);
        return new LinkServer(UploadService.application().run(arguments.toArray(String[]::new)), port);
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    URI link(String name, Duration life) {
        return stores().in(StoreRole.DELIVERY).link(archive, life, name);
    }

    URI linkToNothing(String name) {
        var nothing = new Location(archive.store(), ObjectKey.archive("ada", "0".repeat(64)), null);
        return stores().in(StoreRole.DELIVERY).link(nothing, Duration.ofMinutes(1), name);
    }

    /** The link of another instance as this one serves it. */
    URI at(URI link) {
        return URI.create(link.toString().replace(":" + link.getPort(), ":" + port));
    }

    int get(URI link, String... headers) {
        var request = HttpRequest.newBuilder(link);
        return status(headers.length == 0 ? request : request.headers(headers));
    }

    int head(URI link) {
        return status(HttpRequest.newBuilder(link).HEAD());
    }

    private int status(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private Stores stores() {
        return bean(Stores.class);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() {
        http.close();
        service.close();
    }
}
