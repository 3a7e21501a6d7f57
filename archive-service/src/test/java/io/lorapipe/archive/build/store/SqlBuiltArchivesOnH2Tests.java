package io.lorapipe.archive.build.store;

import io.lorapipe.archive.build.BuiltArchives;
import io.lorapipe.archive.build.BuiltArchivesContract;
import io.lorapipe.messaging.testing.TestDatabase;
import java.time.Clock;

class SqlBuiltArchivesOnH2Tests extends BuiltArchivesContract {

    private static final TestDatabase DATABASE = TestDatabase.h2("archive");

    @Override
    protected BuiltArchives built() {
        return new SqlBuiltArchives(DATABASE.jdbc(), Clock.systemUTC());
    }
}
