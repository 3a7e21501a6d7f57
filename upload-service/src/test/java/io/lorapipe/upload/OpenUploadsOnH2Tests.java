package io.lorapipe.upload;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.jdbc.JdbcResumableUploads;
import io.lorapipe.store.testing.ResumableUploadsContract;

class OpenUploadsOnH2Tests extends ResumableUploadsContract {

    private static final TestDatabase DATABASE = TestDatabase.h2("upload");

    @Override
    protected ResumableUploads uploads() {
        return new JdbcResumableUploads(DATABASE.dataSource());
    }
}
