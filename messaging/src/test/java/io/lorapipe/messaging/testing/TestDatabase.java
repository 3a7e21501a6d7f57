package io.lorapipe.messaging.testing;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The schema of one service, migrated as the service does it. */
public record TestDatabase(DataSource dataSource, JdbcClient jdbc, TransactionOperations transactions) {

    /** A schema in an H2 of its own, in memory. */
    public static TestDatabase h2(String schema) {
        return migrated(
                schema,
                DataSourceBuilder.create()
                        .url("jdbc:h2:mem:" + UUID.randomUUID()
                                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                                + ";INIT=CREATE SCHEMA IF NOT EXISTS " + schema + "\\;SET SCHEMA " + schema)
                        .build());
    }

    static TestDatabase migrated(String schema, DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema(schema)
                .locations(
                        "classpath:db/migration/work",
                        "classpath:db/migration/stores",
                        "classpath:db/migration/" + schema)
                .load()
                .migrate();
        return new TestDatabase(
                dataSource,
                JdbcClient.create(dataSource),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }
}
