package io.lorapipe.messaging.testing;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A real PostgreSQL in a container. */
public final class Postgres implements AutoCloseable {

    private final PostgreSQLContainer container = new PostgreSQLContainer("postgres:17")
            .withCommand("-c", "fsync=off")
            .waitingFor(Wait.forListeningPort());

    private Postgres() {}

    /** A new PostgreSQL; without Docker the test is skipped and says so. */
    public static Postgres startOrSkip() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "This is not tested on PostgreSQL, because there is no Docker here.");
        var postgres = new Postgres();
        try {
            postgres.container.start();
        } catch (ContainerFetchException ex) {
            abort("This is not tested on PostgreSQL, because its image postgres:17 cannot be had here.");
        }
        return postgres;
    }

    /** The schema of a service, migrated. */
    public TestDatabase database(String schema) {
        return TestDatabase.migrated(
                schema,
                DataSourceBuilder.create()
                        .url(container.getJdbcUrl() + "&currentSchema=" + schema)
                        .username(container.getUsername())
                        .password(container.getPassword())
                        .build());
    }

    /** What a service is started with to use a schema here. */
    public List<String> settings(String schema) {
        return List.of(
                "--spring.datasource.url=" + container.getJdbcUrl(),
                "--spring.datasource.username=" + container.getUsername(),
                "--spring.datasource.password=" + container.getPassword(),
                "--spring.flyway.default-schema=" + schema,
                "--spring.datasource.hikari.schema=" + schema);
    }

    @Override
    public void close() {
        container.stop();
    }
}
