package io.lorapipe.training.run.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

class PostgresTrainingsTests extends TrainingsContract {

    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:17");
    private static HikariDataSource database;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "Docker is not there, so nothing is said about PostgreSQL.");
        POSTGRES.start();
        database = new HikariDataSource();
        database.setJdbcUrl(POSTGRES.getJdbcUrl());
        database.setUsername(POSTGRES.getUsername());
        database.setPassword(POSTGRES.getPassword());
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
        POSTGRES.stop();
    }

    @Override
    DataSource dataSource() {
        return database;
    }
}
