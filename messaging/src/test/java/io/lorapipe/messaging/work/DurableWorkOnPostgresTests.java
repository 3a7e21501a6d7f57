package io.lorapipe.messaging.work;

import io.lorapipe.messaging.testing.Postgres;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class DurableWorkOnPostgresTests extends DurableWorkContract {

    private static @Nullable Postgres postgres;

    @AfterAll
    static void stopPostgres() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    List<String> database(String name) {
        if (postgres == null) {
            postgres = Postgres.startOrSkip();
        }
        return postgres.settings(name);
    }
}
