package io.lorapipe.training.run.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class H2TrainingsTests {

    private static HikariDataSource database;

    @BeforeAll
    static void open(@TempDir Path directory) {
        database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:file:" + directory.resolve("db")
                + ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Nested
    class OfTrainings extends TrainingsContract {
        @Override
        DataSource dataSource() {
            return database;
        }
    }

    @Nested
    class OfAdmission extends SlotsContract {
        @Override
        DataSource dataSource() {
            return database;
        }
    }
}
