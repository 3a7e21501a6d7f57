package io.lorapipe.system.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** Kafka, fal-sandbox and the services, each a process of its own; a proxy of ours stands before the sandbox. */
public final class Platform implements AutoCloseable {

    private final Setup setup;
    private final int kafkaPort = Ports.free();
    private final Provider provider;
    private final JavaProcess kafka;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, JavaProcess> services = new EnumMap<>(Service.class);

    private Platform(Setup setup) {
        this.setup = setup;
        this.provider = new Provider(setup.directory(), setup.sandbox());
        this.kafka = process(
                "kafka",
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Broker.class.getName(),
                        path("kafka"),
                        kafkaPort + ""),
                Map.of());
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
        if (setup.kafka() == null) {
            startKafka();
        }
        provider.start();
        services.values().forEach(JavaProcess::start);
        provider.awaitReady();
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
        return setup.kafka() == null ? "127.0.0.1:" + kafkaPort : setup.kafka();
    }

    /** Between the services and fal-sandbox. */
    public Proxy proxy() {
        return provider.proxy();
    }

    /** A directory below the platform's own. */
    public Path directory(String name) {
        return setup.directory().resolve(name);
    }

    /** What fal-sandbox accepted, as JSON: its own account, in its own process. */
    public String ledger() {
        return provider.ledger();
    }

    /** How many lines of the services' logs contain this. */
    public long logged(String text) {
        return services.keySet().stream()
                .map(this::log)
                .mapToLong(log -> linesWith(text, log))
                .sum();
    }

    private static long linesWith(String text, Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Path log(Service service) {
        return setup.directory().resolve("logs/" + service.title() + ".log");
    }

    @Override
    public void close() {
        services.values().forEach(JavaProcess::close);
        provider.close();
        kafka.close();
    }

    private Map<String, String> environment(Service service) {
        var variables = new HashMap<>(Map.of(
                "SERVER_PORT", String.valueOf(ports.get(service)),
                "SERVER_ADDRESS", "127.0.0.1",
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "LORAPIPE_DATA", path(service.title()),
                "LORAPIPE_STORE_DIRECTORY", path("store"),
                "LORAPIPE_PUBLIC_URL", address(Service.UPLOAD).toString(),
                "LORAPIPE_TRAINING_SPOOLDIRECTORY", path("weights-spool"),
                "LOGGING_LEVEL_ORG_APACHE_KAFKA", "warn"));
        variables.putAll(provider.environment());
        variables.put("FAL_WEBHOOK_URL", address(Service.TRAINING).toString());
        variables.putAll(setup.environment());
        return variables;
    }

    private void awaitReady(Service service) {
        Provider.awaitAnswer(process(service), address(service).resolve("/actuator/health"));
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
