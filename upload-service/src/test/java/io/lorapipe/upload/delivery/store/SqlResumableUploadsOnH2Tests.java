package io.lorapipe.upload.delivery.store;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.upload.delivery.ResumableUploadsContract;

class SqlResumableUploadsOnH2Tests extends ResumableUploadsContract {

    private static final TestDatabase DATABASE = TestDatabase.h2("upload");

    @Override
    protected ResumableUploads uploads() {
        return new SqlResumableUploads(DATABASE.jdbc(), DATABASE.transactions());
    }
}
