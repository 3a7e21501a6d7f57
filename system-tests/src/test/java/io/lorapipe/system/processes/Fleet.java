package io.lorapipe.system.processes;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The replicas of all services, each a process; several of one service stand behind one entrance. */
final class Fleet implements AutoCloseable {

    private final Setup setup;
    private final Map<String, String> common;
    private final @Nullable Database database;
    private final Map<Replica, Integer> ports = new LinkedHashMap<>();
    private final Map<Replica, JavaProcess> processes = new LinkedHashMap<>();
    private final Map<Service, Proxy> entrances = new EnumMap<>(Service.class);

    /** Not started yet; {@code common} is what every service's environment holds. */
    Fleet(Setup setup, Map<String, String> common) {
        this.setup = setup;
        this.common = Map.copyOf(common);
        this.database = setup.database() ? new Database(setup.directory()) : null;
        setup.replicas().forEach((service, count) -> {
            for (var number = 1; number <= count; number++) {
                ports.put(new Replica(service, number), Ports.free());
            }
            if (count > 1) {
                entrances.put(service, new Proxy(portsOf(service)));
            }
        });
        ports.keySet().forEach(replica -> processes.put(replica, process(replica)));
    }

    void start() {
        if (database != null) {
            database.start();
        }
        processes.values().forEach(JavaProcess::start);
    }

    void awaitReady() {
        processes.keySet().forEach(this::awaitReady);
    }

    void start(Replica replica) {
        the(replica, processes).start();
        awaitReady(replica);
    }

    void kill(Replica replica) {
        the(replica, processes).kill();
    }

    /** Where a service is reached: one replica, or the entrance of all. */
    URI address(Service service) {
        var entrance = entrances.get(service);
        return entrance == null ? address(Replica.first(service)) : entrance.url();
    }

    List<Path> logs() {
        return processes.keySet().stream().map(this::log).toList();
    }

    Database database() {
        return Objects.requireNonNull(database, "This platform has no database of its own");
    }

    @Override
    public void close() {
        processes.values().forEach(JavaProcess::close);
        entrances.values().forEach(Proxy::close);
        if (database != null) {
            database.close();
        }
    }

    private void awaitReady(Replica replica) {
        Provider.awaitAnswer(the(replica, processes), address(replica).resolve("/actuator/health"));
    }

    private URI address(Replica replica) {
        return URI.create("http://127.0.0.1:" + the(replica, ports));
    }

    private int[] portsOf(Service service) {
        return ports.entrySet().stream()
                .filter(it -> it.getKey().service() == service)
                .mapToInt(Map.Entry::getValue)
                .toArray();
    }

    private JavaProcess process(Replica replica) {
        var command = Application.command(replica.service().title());
        return new JavaProcess(replica.title(), command, environment(replica), log(replica));
    }

    private Map<String, String> environment(Replica replica) {
        var variables = new HashMap<>(Map.of(
                "SERVER_PORT", String.valueOf(the(replica, ports)),
                "SERVER_ADDRESS", "127.0.0.1",
                "LORAPIPE_DATA", path(replica.title()),
                "LORAPIPE_STORE_DIRECTORY", path("store"),
                "LORAPIPE_TRAINING_SPOOLDIRECTORY", path("weights-spool"),
                "LOGGING_LEVEL_ORG_APACHE_KAFKA", "warn"));
        variables.put("LORAPIPE_PUBLIC_URL", addressOrNone(Service.UPLOAD));
        variables.put("FAL_WEBHOOK_URL", addressOrNone(Service.TRAINING));
        variables.putAll(common);
        if (database != null) {
            variables.putAll(database.environment(replica.service()));
        }
        variables.putAll(setup.environment());
        return variables;
    }

    private String addressOrNone(Service service) {
        return ports.containsKey(Replica.first(service)) ? address(service).toString() : "";
    }

    private Path log(Replica replica) {
        return setup.directory().resolve("logs/" + replica.title() + ".log");
    }

    private String path(String name) {
        return setup.directory().resolve(name).toString();
    }

    private static <T> T the(Replica replica, Map<Replica, T> of) {
        return Objects.requireNonNull(of.get(replica), () -> replica.title() + " is not part of this platform");
    }
}
