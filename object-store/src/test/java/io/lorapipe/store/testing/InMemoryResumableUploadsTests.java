package io.lorapipe.store.testing;

import io.lorapipe.store.ResumableUploads;

class InMemoryResumableUploadsTests extends ResumableUploadsContract {

    private final ResumableUploads uploads = ResumableUploads.inMemory();

    @Override
    protected ResumableUploads uploads() {
        return uploads;
    }
}
