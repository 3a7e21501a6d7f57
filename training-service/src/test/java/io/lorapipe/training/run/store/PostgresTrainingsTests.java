package io.lorapipe.training.run.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

class PostgresTrainingsTests {

    /** Once it listens on its port it takes connections: during its set-up it does not. */
    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:17")
            .withCommand("-c", "fsync=off")
            .waitingFor(Wait.forListeningPort());

    private static @Nullable HikariDataSource database;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "Docker is not there, so nothing is said about PostgreSQL.");
        POSTGRES.start();
        var opened = new HikariDataSource();
        opened.setJdbcUrl(POSTGRES.getJdbcUrl());
        opened.setUsername(POSTGRES.getUsername());
        opened.setPassword(POSTGRES.getPassword());
        database = opened;
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
        POSTGRES.stop();
    }

    @Nested
    class OfTrainings extends TrainingsContract {
        @Override
        DataSource dataSource() {
            return Objects.requireNonNull(database);
        }
    }

    @Nested
    class OfAdmission extends SlotsContract {
        @Override
        DataSource dataSource() {
            return Objects.requireNonNull(database);
        }
    }
}
