package io.lorapipe.upload.sweep.store;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.upload.sweep.Orphans;
import io.lorapipe.upload.sweep.OrphansContract;

class SqlOrphansOnH2Tests extends OrphansContract {

    private static final TestDatabase DATABASE = TestDatabase.h2("upload");

    @Override
    protected Orphans orphans() {
        return new SqlOrphans(DATABASE.jdbc(), DATABASE.transactions(), CLOCK);
    }
}
