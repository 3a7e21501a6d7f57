package io.lorapipe.upload.sweep.store;

import static java.util.Objects.requireNonNull;

import io.lorapipe.messaging.testing.Postgres;
import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.upload.sweep.Orphans;
import io.lorapipe.upload.sweep.OrphansContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqlOrphansOnPostgresTests extends OrphansContract {

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
    protected Orphans orphans() {
        var own = requireNonNull(database);
        return new SqlOrphans(own.jdbc(), own.transactions(), CLOCK);
    }
}
