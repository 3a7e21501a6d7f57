package io.lorapipe.system.processes;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.local.LocalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Kafka, fal-sandbox and the services, each a process of its own; a proxy of ours stands before the sandbox. */
public final class Platform implements AutoCloseable {

    private final Setup setup;
    private final int kafkaPort = Ports.free();
    private final Provider provider;
    private final JavaProcess kafka;
    private final Fleet fleet;

    private Platform(Setup setup) {
        this.setup = setup;
        this.provider = new Provider(setup.directory(), setup.sandbox());
        this.kafka = new JavaProcess(
                "kafka",
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Broker.class.getName(),
                        directory("kafka").toString(),
                        kafkaPort + ""),
                Map.of(),
                directory("logs/kafka.log"));
        var common = new HashMap<>(provider.environment());
        common.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        common.putAll(Canaries.OF_STORES);
        // It lies in a file, which an empty variable does not hide.
        common.put("FAL_KEY", "");
        common.put("LORAPIPE_SECRETS", directory("secrets").toString());
        this.fleet = new Fleet(setup, common);
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
        writeSecret("FAL_KEY", Canaries.FAL_KEY);
        if (setup.kafka() == null) {
            startKafka();
        }
        provider.start();
        fleet.start();
        provider.awaitReady();
        fleet.awaitReady();
    }

    private void writeSecret(String name, String secret) {
        try {
            Files.createDirectories(directory("secrets"));
            Files.writeString(directory("secrets/" + name), secret + "\n");
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public void startKafka() {
        kafka.start();
    }

    public void killKafka() {
        kafka.kill();
    }

    /** SIGKILL. */
    public void kill(Service service) {
        kill(Replica.first(service));
    }

    /** SIGKILL to one of several. */
    public void kill(Replica replica) {
        fleet.kill(replica);
    }

    /** Starts a service; returns when it answers. */
    public void start(Service service) {
        start(Replica.first(service));
    }

    /** Starts one of several; returns when it answers. */
    public void start(Replica replica) {
        fleet.start(replica);
    }

    public URI address(Service service) {
        return fleet.address(service);
    }

    /** The server that keeps the services' rows, where the setup asks for one. */
    public Database database() {
        return fleet.database();
    }

    public String bootstrapServers() {
        return setup.kafka() == null ? "127.0.0.1:" + kafkaPort : setup.kafka();
    }

    /** Between the services and fal-sandbox. */
    public Proxy proxy() {
        return provider.proxy();
    }

    /** fal-sandbox itself, which is never killed. */
    public Provider provider() {
        return provider;
    }

    /** A directory below the platform's own. */
    public Path directory(String name) {
        return setup.directory().resolve(name);
    }

    /** The local store that the services share. */
    public ObjectStore store() {
        return LocalStore.open(directory("store"), null, null, Clock.systemUTC());
    }

    /** What fal-sandbox accepted, as JSON: its own account, in its own process. */
    public String ledger() {
        return provider.ledger();
    }

    /** How many lines of the services' logs contain this. */
    public long logged(String text) {
        return fleet.logs().stream().mapToLong(log -> linesWith(text, log)).sum();
    }

    private static long linesWith(String text, Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Ends everything, and fails when a log holds what no log may hold. */
    @Override
    public void close() {
        fleet.close();
        provider.close();
        kafka.close();
        var told = Canaries.inLogs(directory("logs"));
        if (!told.isEmpty()) {
            throw new AssertionError("Secrets in logs:\n" + String.join("\n", told));
        }
    }
}
