package io.lorapipe.training.run.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** A database file, opened as the service opens its own. */
final class H2Database {

    private H2Database() {}

    static HikariDataSource open(Path directory) {
        var database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:file:" + directory.resolve("db")
                + ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        return database;
    }
}
