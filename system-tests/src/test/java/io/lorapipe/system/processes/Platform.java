package io.lorapipe.system.processes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** Kafka, fal-sandbox and the services, each a process of its own; a proxy of ours stands before the sandbox. */
public final class Platform implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(150);

    private final Setup setup;
    private final int kafkaPort = Ports.free();
    private final URI sandboxUrl = URI.create("http://127.0.0.1:" + Ports.free());
    private final Proxy proxy;
    private final JavaProcess kafka;
    private final JavaProcess sandbox;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, JavaProcess> services = new EnumMap<>(Service.class);
    private final HttpClient http = HttpClient.newHttpClient();

    private Platform(Setup setup) {
        this.setup = setup;
        this.proxy = new Proxy(sandboxUrl.getPort());
        this.kafka = process(
                "kafka",
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Broker.class.getName(),
                        path("kafka"),
                        kafkaPort + ""),
                Map.of());
        var options = new ArrayList<>(List.of(
                "-jar",
                Service.jarOf("fal-sandbox").toString(),
                "--port",
                sandboxUrl.getPort() + "",
                "--data",
                path("sandbox")));
        options.addAll(setup.sandbox());
        this.sandbox = process("fal-sandbox", options, Map.of());
        for (var service : Service.values()) {
            ports.put(service, Ports.free());
        }
        for (var service : setup.services()) {
            services.put(
                    service,
                    process(service.title(), List.of("-jar", service.jar().toString()), environment(service)));
        }
    }

    /** Starts everything on an empty directory; returns when all of it answers. */
    public static Platform start(Setup setup) {
        FileSystemUtils.deleteRecursively(setup.directory().toFile());
        var platform = new Platform(setup);
        try {
            platform.startAll();
        } catch (RuntimeException | Error ex) {
            try (platform) {
                throw ex;
            }
        }
        return platform;
    }

    private void startAll() {
        startKafka();
        sandbox.start();
        services.values().forEach(JavaProcess::start);
        awaitAnswer(sandbox, sandboxUrl.resolve("/sandbox/ledger"));
        setup.services().forEach(this::awaitReady);
    }

    public void startKafka() {
        kafka.start();
    }

    public void killKafka() {
        kafka.kill();
    }

    /** SIGKILL. */
    public void kill(Service service) {
        process(service).kill();
    }

    /** Starts a service; returns when it answers. */
    public void start(Service service) {
        process(service).start();
        awaitReady(service);
    }

    public URI address(Service service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Between the services and fal-sandbox. */
    public Proxy proxy() {
        return proxy;
    }

    /** A directory below the platform's own. */
    public Path directory(String name) {
        return setup.directory().resolve(name);
    }

    /** What fal-sandbox accepted, as JSON: its own account, in its own process. */
    public String ledger() {
        return get(sandboxUrl.resolve("/sandbox/ledger"));
    }

    @Override
    public void close() {
        services.values().forEach(JavaProcess::close);
        sandbox.close();
        kafka.close();
        try {
            proxy.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Map<String, String> environment(Service service) {
        var provider = proxy.url().toString();
        var variables = new HashMap<>(Map.of(
                "SERVER_PORT", String.valueOf(ports.get(service)),
                "SERVER_ADDRESS", "127.0.0.1",
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "LORAPIPE_DATA", path(service.title()),
                "LORAPIPE_STORE_DIRECTORY", path("store"),
                "LORAPIPE_PUBLIC_URL", address(Service.UPLOAD).toString(),
                "LORAPIPE_TRAINING_SPOOLDIRECTORY", path("weights-spool"),
                "LOGGING_LEVEL_ORG_APACHE_KAFKA", "warn"));
        variables.put("FAL_KEY", "system:tests");
        variables.put("FAL_QUEUE_URL", provider);
        variables.put("FAL_REST_URL", provider);
        variables.put("FAL_PLATFORM_URL", provider);
        variables.put("FAL_JWKS_URL", provider + "/.well-known/jwks.json");
        variables.put("FAL_WEBHOOK_URL", address(Service.TRAINING).toString());
        variables.putAll(setup.environment());
        return variables;
    }

    private void awaitReady(Service service) {
        awaitAnswer(process(service), address(service).resolve("/actuator/health"));
    }

    private void awaitAnswer(JavaProcess process, URI address) {
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(100)).until(() -> {
            process.requireAlive();
            return answers(address);
        });
    }

    private boolean answers(URI address) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String get(URI address) {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    private JavaProcess process(Service service) {
        return Objects.requireNonNull(services.get(service), () -> service.title() + " is not part of this platform");
    }

    private JavaProcess process(String name, List<String> command, Map<String, String> environment) {
        return new JavaProcess(name, command, environment, setup.directory().resolve("logs/" + name + ".log"));
    }

    private String path(String name) {
        return setup.directory().resolve(name).toString();
    }
}
