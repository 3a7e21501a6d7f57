package io.lorapipe.upload.lease.store;

import static java.util.Objects.requireNonNull;

import io.lorapipe.messaging.testing.Postgres;
import io.lorapipe.upload.lease.Deletions;
import io.lorapipe.upload.lease.DeletionsContract;
import io.lorapipe.upload.lease.Leases;
import io.lorapipe.upload.lease.Retention;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqlLeasesOnPostgresTests extends DeletionsContract {

    private static @Nullable Postgres postgres;
    private static @Nullable LeaseTables tables;

    @BeforeAll
    static void start() {
        postgres = Postgres.startOrSkip();
        tables = LeaseTables.of(postgres.database("upload"), TERMS, CLOCK);
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    protected Leases leases() {
        return requireNonNull(tables).leases();
    }

    @Override
    protected Deletions deletions() {
        return requireNonNull(tables).deletions();
    }

    @Override
    protected Retention retention() {
        return requireNonNull(tables).retention();
    }
}
