package io.lorapipe.upload.fetch;

import io.lorapipe.messaging.testing.Postgres;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class FirstFetchOnPostgresTests extends FirstFetchContract {

    private @Nullable Postgres postgres;

    @Override
    protected List<String> database() {
        if (postgres == null) {
            postgres = Postgres.startOrSkip();
        }
        return postgres.settings("upload");
    }

    @AfterAll
    void stopPostgres() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
