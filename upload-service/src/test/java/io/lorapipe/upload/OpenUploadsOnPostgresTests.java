package io.lorapipe.upload;

import static java.util.Objects.requireNonNull;

import io.lorapipe.messaging.testing.Postgres;
import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.jdbc.JdbcResumableUploads;
import io.lorapipe.store.testing.ResumableUploadsContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OpenUploadsOnPostgresTests extends ResumableUploadsContract {

    private static @Nullable Postgres postgres;
    private static @Nullable TestDatabase database;

    @BeforeAll
    static void start() {
        postgres = Postgres.startOrSkip();
        database = postgres.database("upload");
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    protected ResumableUploads uploads() {
        return new JdbcResumableUploads(requireNonNull(database).dataSource());
    }
}
