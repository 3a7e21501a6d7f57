package io.lorapipe.training.run.store;

import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTrainingsTests extends TrainingsContract {

    private static @Nullable PostgresDatabase database;

    @BeforeAll
    static void start() {
        database = PostgresDatabase.start();
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    DataSource dataSource() {
        return Objects.requireNonNull(database).dataSource;
    }
}
