package io.lorapipe.archive.build.store;

import static java.util.Objects.requireNonNull;

import io.lorapipe.archive.build.CheckedImages;
import io.lorapipe.archive.build.CheckedImagesContract;
import io.lorapipe.messaging.testing.Postgres;
import io.lorapipe.messaging.testing.TestDatabase;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqlCheckedImagesOnPostgresTests extends CheckedImagesContract {

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
    protected CheckedImages checked() {
        return new SqlCheckedImages(requireNonNull(database).jdbc(), Clock.systemUTC());
    }
}
