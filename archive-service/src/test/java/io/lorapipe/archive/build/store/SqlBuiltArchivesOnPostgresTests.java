package io.lorapipe.archive.build.store;

import static java.util.Objects.requireNonNull;

import io.lorapipe.archive.build.BuiltArchives;
import io.lorapipe.archive.build.BuiltArchivesContract;
import io.lorapipe.messaging.testing.Postgres;
import io.lorapipe.messaging.testing.TestDatabase;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqlBuiltArchivesOnPostgresTests extends BuiltArchivesContract {

    private static @Nullable Postgres postgres;
    private static @Nullable TestDatabase database;

    @BeforeAll
    static void start() {
        postgres = Postgres.startOrSkip();
        database = postgres.database("archive");
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    protected BuiltArchives built() {
        return new SqlBuiltArchives(requireNonNull(database).jdbc(), Clock.systemUTC());
    }
}
