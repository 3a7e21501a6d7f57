package io.lorapipe.archive.build.store;

import io.lorapipe.archive.build.CheckedImages;
import io.lorapipe.archive.build.CheckedImagesContract;
import io.lorapipe.messaging.testing.TestDatabase;
import java.time.Clock;

class SqlCheckedImagesOnH2Tests extends CheckedImagesContract {

    private static final TestDatabase DATABASE = TestDatabase.h2("archive");

    @Override
    protected CheckedImages checked() {
        return new SqlCheckedImages(DATABASE.jdbc(), Clock.systemUTC());
    }
}
