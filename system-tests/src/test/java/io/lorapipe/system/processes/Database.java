package io.lorapipe.system.processes;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database server as a process of its own, so that a service's replicas share their rows. */
public final class Database implements AutoCloseable {

    private final int port = Ports.free();
    private final JavaProcess process;

    Database(Path directory) {
        process = new JavaProcess(
                "database",
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        String.valueOf(port),
                        "-ifNotExists",
                        "-baseDir",
                        directory.resolve("database").toString()),
                Map.of(),
                directory.resolve("logs/database.log"));
    }

    void start() {
        process.start();
    }

    /** What makes a service keep its rows here; otherwise as it is by default. */
    Map<String, String> environment(Service service) {
        return Map.of("SPRING_DATASOURCE_URL", url(service) + ";INIT=CREATE SCHEMA IF NOT EXISTS " + schema(service));
    }

    /** A connection to the rows of a service. */
    public Connection connect(Service service) throws SQLException {
        return DriverManager.getConnection(url(service) + ";SCHEMA=" + schema(service), "", "");
    }

    @Override
    public void close() {
        process.close();
    }

    private String url(Service service) {
        return "jdbc:h2:tcp://127.0.0.1:%d/./%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                .formatted(port, service.title());
    }

    private static String schema(Service service) {
        return service.title().replace("-service", "");
    }
}
