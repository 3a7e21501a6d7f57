package io.lorapipe.upload.lease.store;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.upload.lease.Deletions;
import io.lorapipe.upload.lease.DeletionsContract;
import io.lorapipe.upload.lease.Leases;
import io.lorapipe.upload.lease.Retention;

class SqlLeasesOnH2Tests extends DeletionsContract {

    private static final LeaseTables TABLES = LeaseTables.of(TestDatabase.h2("upload"), TERMS, CLOCK);

    @Override
    protected Leases leases() {
        return TABLES.leases();
    }

    @Override
    protected Deletions deletions() {
        return TABLES.deletions();
    }

    @Override
    protected Retention retention() {
        return TABLES.retention();
    }
}
