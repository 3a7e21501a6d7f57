package io.lorapipe.training.run.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2TrainingsTests extends TrainingsContract {

    private static HikariDataSource database;

    @BeforeAll
    static void open(@TempDir Path directory) {
        database = H2Database.open(directory);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    DataSource dataSource() {
        return database;
    }
}
