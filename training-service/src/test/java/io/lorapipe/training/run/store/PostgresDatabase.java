package io.lorapipe.training.run.store;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL in a container of its own, where there is Docker. */
final class PostgresDatabase implements AutoCloseable {

    private final PostgreSQLContainer container;
    final HikariDataSource dataSource;

    private PostgresDatabase(PostgreSQLContainer container, HikariDataSource dataSource) {
        this.container = container;
        this.dataSource = dataSource;
    }

    static PostgresDatabase start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "Docker is not there, so nothing is said about PostgreSQL.");
        // Once it listens on its port it takes connections: during its set-up it does not.
        var container = new PostgreSQLContainer("postgres:17")
                .withCommand("-c", "fsync=off")
                .waitingFor(Wait.forListeningPort());
        container.start();
        var opened = new HikariDataSource();
        opened.setJdbcUrl(container.getJdbcUrl());
        opened.setUsername(container.getUsername());
        opened.setPassword(container.getPassword());
        return new PostgresDatabase(container, opened);
    }

    @Override
    public void close() {
        dataSource.close();
        container.stop();
    }
}
